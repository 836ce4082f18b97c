//! Signals, stop and restart.

use super::{Engine, EngineError};
use crate::model::Signal;

/// Whether there was anything to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is done.
    Done,
    /// It was so already.
    AlreadySo,
}

/// How a container is stopped.
#[derive(Clone, Copy, Debug, Default)]
pub struct StopOptions {
    /// The first signal; `None` takes the container's own, SIGTERM otherwise.
    pub signal: Option<Signal>,
    /// Seconds until SIGKILL; `None` takes the container's own, 10 otherwise; negative waits without end.
    pub timeout_secs: Option<i64>,
}

impl Engine {
    /// Stops a container: its stop signal, then SIGKILL when it has not ended in time. Returns as soon as it has ended.
    ///
    /// # Errors
    /// `NotFound`; `System` when it does not end even so.
    pub async fn stop_container(
        &self,
        name: &str,
        options: StopOptions,
    ) -> Result<Change, EngineError> {
        let _ = (name, options);
        Err(EngineError::NotImplemented { what: "stop" })
    }

    /// Stops a container that runs, and starts it.
    ///
    /// # Errors
    /// As [`Engine::stop_container`] and [`Engine::start_container`].
    pub async fn restart_container(
        &self,
        name: &str,
        options: StopOptions,
    ) -> Result<(), EngineError> {
        let _ = (name, options);
        Err(EngineError::NotImplemented { what: "restart" })
    }

    /// Sends a signal. SIGKILL waits until the container has ended.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when it does not run.
    pub async fn kill_container(&self, name: &str, signal: Signal) -> Result<(), EngineError> {
        let _ = (name, signal);
        Err(EngineError::NotImplemented { what: "kill" })
    }

    /// Sets the size of its terminal.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when it does not run.
    pub async fn resize_container(
        &self,
        name: &str,
        rows: u16,
        columns: u16,
    ) -> Result<(), EngineError> {
        let _ = (name, rows, columns);
        Err(EngineError::NotImplemented { what: "resize" })
    }
}
