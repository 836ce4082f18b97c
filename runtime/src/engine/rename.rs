//! Giving a container another name.

use super::{Engine, EngineError};

impl Engine {
    /// Renames a container.
    ///
    /// # Errors
    /// `NotFound`; `InvalidParameter` for the name; `Conflict` when it is taken.
    pub async fn rename_container(&self, name: &str, new_name: &str) -> Result<(), EngineError> {
        let _ = (name, new_name);
        Err(EngineError::NotImplemented { what: "rename" })
    }
}
