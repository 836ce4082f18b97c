//! Waiting for a container's end.

use super::{Engine, EngineError};

/// What is waited for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WaitCondition {
    /// That it does not run; fulfilled at once by one that does not.
    #[default]
    NotRunning,
    /// That it ends from now on, so that one that does not run yet is waited for.
    NextExit,
    /// That it is removed.
    Removed,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitOutcome {
    /// Its exit code.
    pub exit_code: i32,
    /// Why it could not be removed or started; empty otherwise.
    pub error: String,
}

/// A wait that has begun: everything that happens to the container from now on counts.
#[derive(Debug)]
pub struct Waiting {}

impl Waiting {
    /// Waits. Dropping the future gives up.
    pub async fn outcome(self) -> WaitOutcome {
        std::future::pending().await
    }
}

impl Engine {
    /// Begins to wait for a container.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn wait_container(
        &self,
        name: &str,
        condition: WaitCondition,
    ) -> Result<Waiting, EngineError> {
        let _ = (name, condition);
        Err(EngineError::NotImplemented { what: "wait" })
    }
}
