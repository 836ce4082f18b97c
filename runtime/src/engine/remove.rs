//! Removing a container.

use super::{Engine, EngineError};

/// How a container is removed.
#[derive(Clone, Copy, Debug, Default)]
pub struct RemoveOptions {
    /// Kill it first when it runs.
    pub force: bool,
    /// With its anonymous volumes.
    pub volumes: bool,
}

impl Engine {
    /// Removes a container. It is gone from every list when this returns; its files go behind.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when it runs (without force) or is being removed already.
    pub async fn remove_container(
        &self,
        name: &str,
        options: RemoveOptions,
    ) -> Result<(), EngineError> {
        let _ = (name, options);
        Err(EngineError::NotImplemented { what: "remove" })
    }
}
