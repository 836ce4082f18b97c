//! Reload and shutdown.

use std::time::Duration;

use super::{Engine, EngineError, Reload};

impl Engine {
    /// Takes new settings over and publishes the daemon's `reload` event, which carries them (`default-ipc-mode` among
    /// them) and `attributes`.
    ///
    /// # Errors
    /// `InvalidParameter` for a value out of range; nothing is changed then.
    pub fn reload(&self, reload: Reload) -> Result<(), EngineError> {
        let _ = reload;
        Err(EngineError::NotImplemented { what: "reload" })
    }

    /// Ends the engine in order. Unless live restore is on, running containers are stopped (all at once; those that take
    /// longer than `timeout` are killed). Afterwards nothing can be started.
    ///
    /// # Errors
    /// `System` when something could not be put away; everything else is put away nevertheless.
    pub async fn shutdown(&self, timeout: Duration) -> Result<(), EngineError> {
        let _ = timeout;
        Ok(())
    }
}
