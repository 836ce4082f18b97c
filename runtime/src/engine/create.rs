//! Making a container: names, defaults, the image's configuration, and what is refused.

use super::{Engine, EngineError};
use crate::error::ErrorKind;
use crate::model::{ContainerConfig, DefaultIpcMode, HostConfig, NetworkingConfig};

/// What a container shall be.
#[derive(Clone, Debug, Default)]
pub struct CreateRequest {
    /// Its name; `None` or empty makes one up.
    pub name: Option<String>,
    /// What it runs.
    pub config: ContainerConfig,
    /// How it sits on the host.
    pub host_config: HostConfig,
    /// Its networks.
    pub networking: NetworkingConfig,
    /// What an unset IPC mode becomes; `None` is the daemon's default.
    pub default_ipc_mode: Option<DefaultIpcMode>,
}

/// A container that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Created {
    /// Its id.
    pub id: String,
    /// What its user should know, a sentence each.
    pub warnings: Vec<String>,
}

/// Why a container cannot be made as asked.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// A field's value is wrong.
    #[error("invalid {field}: {reason}")]
    Invalid {
        /// The field, as the API names it.
        field: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// Two fields contradict each other.
    #[error("conflicting options: {reason}")]
    Conflicting {
        /// Which and why.
        reason: &'static str,
    },
    /// A wish that is understood and not honoured here.
    #[error("{option} is not supported by this engine yet: {reason}")]
    NotHonoured {
        /// The field, as the API names it.
        option: &'static str,
        /// What to do without.
        reason: &'static str,
    },
    /// A number whose message clients know.
    #[error("{message}")]
    Limit {
        /// The whole sentence.
        message: String,
    },
    /// There is nothing to run.
    #[error("No command specified")]
    NoCommand,
}

impl CreateError {
    /// The class of the failure.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::NotHonoured { .. } => ErrorKind::NotImplemented,
            _ => ErrorKind::InvalidParameter,
        }
    }
}

impl Engine {
    /// Makes a container. Durable when it returns; nothing is left behind when it fails.
    ///
    /// # Errors
    /// `InvalidParameter` names the field; `NotImplemented` names an option that is not honoured; `NotFound`: the image, or a
    /// container that the IPC, PID or network mode names; `Conflict`: the name is taken.
    pub async fn create_container(&self, request: CreateRequest) -> Result<Created, EngineError> {
        let _ = request;
        Err(EngineError::NotImplemented { what: "create" })
    }
}
