//! Opening an engine: locks, directories, what an earlier daemon left.

use super::{Engine, EngineConfig, EngineError};

/// The lock on a data root.
#[derive(Debug)]
pub(super) struct RootLock {}

impl Engine {
    /// Opens the data root, takes up the containers that outlived the last daemon, and collects what it left half-made.
    /// Must be called within a tokio runtime.
    ///
    /// # Errors
    /// `System`: another daemon has the data root, or a directory, the database, the storage driver or the spawner does not
    /// work. A broken record is no error: its container is listed as dead.
    pub async fn open(config: EngineConfig) -> Result<Self, EngineError> {
        let _ = config;
        Err(EngineError::NotImplemented { what: "open" })
    }
}
