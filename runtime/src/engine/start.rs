//! Starting a container.

use super::{Change, Engine, EngineError};
use crate::error::ErrorKind;
use crate::launch::LaunchFailure;
use crate::monitor::client::StartFailure;
use crate::spec::SpecError;

/// How a container is started.
#[derive(Clone, Copy, Debug, Default)]
pub struct StartOptions {}

/// Why a container did not start. The container keeps the sentence as its error, with exit code 126, 127 or 128.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A step before the user's program failed, or the program itself.
    #[error("OCI runtime create failed: unable to start container process: {0}")]
    Launch(LaunchFailure),
    /// The spawner or the monitor failed.
    #[error("the container's monitor failed")]
    Monitor(#[source] StartFailure),
    /// The configuration cannot be turned into a plan.
    #[error(transparent)]
    Spec(#[from] SpecError),
    /// A container whose PID or network namespace it shares cannot be used.
    #[error("cannot join {what} of a {state} container: {id}")]
    Donor {
        /// `network` or `PID`.
        what: &'static str,
        /// `non running` …
        state: &'static str,
        /// The donor.
        id: String,
    },
}

impl StartError {
    /// The class of the failure. A program that is missing or cannot be run is the user's to put right.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Launch(failure) if failure.exit_code() != 128 => ErrorKind::InvalidParameter,
            Self::Launch(_) | Self::Monitor(_) => ErrorKind::System,
            Self::Spec(error) => error.kind(),
            Self::Donor { .. } => ErrorKind::Conflict,
        }
    }

    /// The exit code that the container gets.
    pub fn exit_code(&self) -> i32 {
        match self {
            Self::Launch(failure) => failure.exit_code(),
            _ => 128,
        }
    }
}

impl From<StartFailure> for StartError {
    fn from(failure: StartFailure) -> Self {
        match failure {
            StartFailure::Launch(failure) => Self::Launch(failure),
            other => Self::Monitor(other),
        }
    }
}

impl Engine {
    /// Starts a container; returns when its program runs. [`Change::AlreadySo`] when it ran already.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` for one that is paused or being removed; the kinds of [`StartError`] and [`super::IpcError`]. The
    /// container then keeps the sentence as its error.
    pub async fn start_container(
        &self,
        name: &str,
        options: StartOptions,
    ) -> Result<Change, EngineError> {
        let _ = (name, options);
        Err(EngineError::NotImplemented { what: "start" })
    }
}
