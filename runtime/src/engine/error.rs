//! What can go wrong when the engine is asked for something.

use std::path::PathBuf;

use super::create::CreateError;
use super::ipc::IpcError;
use super::start::StartError;
use crate::containers::{InvalidName, LookupError, NameTaken, TransitionError};
use crate::error::ErrorKind;
use crate::images::ImageError;
use crate::kernel::CallError;
use crate::layers::LayerError;
use crate::logs::LogError;
use crate::model::ModelError;
use crate::monitor::client::{MonitorError, SpawnerError};
use crate::network::NetworkError;
use crate::store::StoreError;
use crate::volumes::VolumeError;

/// An engine's refusal or failure. The message is one sentence for the user; where clients read dockerd's words, it is
/// those.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A name or id leads nowhere, or to more than one container.
    #[error(transparent)]
    Lookup(#[from] LookupError),
    /// A name that no container can have.
    #[error(transparent)]
    Name(#[from] InvalidName),
    /// A name that another container has.
    #[error(transparent)]
    NameTaken(#[from] NameTaken),
    /// A value that cannot be read.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A container that cannot be made as asked.
    #[error(transparent)]
    Create(#[from] CreateError),
    /// A container that cannot be started.
    #[error(transparent)]
    Start(#[from] StartError),
    /// An IPC mode that cannot be had.
    #[error(transparent)]
    Ipc(#[from] IpcError),
    /// Images.
    #[error(transparent)]
    Image(#[from] ImageError),
    /// Layers.
    #[error(transparent)]
    Layer(#[from] LayerError),
    /// Volumes.
    #[error(transparent)]
    Volume(#[from] VolumeError),
    /// Networks.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// Logs.
    #[error(transparent)]
    Log(#[from] LogError),
    /// The database.
    #[error("cannot keep the change")]
    Store(#[from] StoreError),
    /// The container is not in a state for this.
    #[error(transparent)]
    State(#[from] TransitionError),
    /// Only a running container can do this.
    #[error("Container {id} is not running")]
    NotRunning {
        /// Its id.
        id: String,
    },
    /// A signal for a container without a process.
    #[error("Cannot kill container: {name}: Container {id} is not running")]
    KillNotRunning {
        /// As the user named it.
        name: String,
        /// Its id.
        id: String,
    },
    /// A running container is not removed without force.
    #[error(
        "You cannot remove a running container {id}. Stop the container before attempting removal or force remove"
    )]
    RemoveRunning {
        /// Its id.
        id: String,
    },
    /// A paused container is not removed without force.
    #[error(
        "You cannot remove a paused container {id}. Unpause and then stop the container before attempting removal or force remove"
    )]
    RemovePaused {
        /// Its id.
        id: String,
    },
    /// A restarting container is not removed without force.
    #[error(
        "You cannot remove a restarting container {id}. Stop the container before attempting removal or force remove"
    )]
    RemoveRestarting {
        /// Its id.
        id: String,
    },
    /// Somebody else removes it already.
    #[error("removal of container {name} is already in progress")]
    RemovalInProgress {
        /// As the user named it.
        name: String,
    },
    /// It is being removed or dead.
    #[error("container is marked for removal and cannot be {action}")]
    MarkedForRemoval {
        /// `started`, `renamed` …
        action: &'static str,
    },
    /// A paused container is not started or run in.
    #[error("Container {id} is paused, unpause the container before {action}")]
    Paused {
        /// Its id.
        id: String,
        /// `exec`, `start` …
        action: &'static str,
    },
    /// A paused container is not paused again.
    #[error("Container {id} is already paused")]
    AlreadyPaused {
        /// Its id.
        id: String,
    },
    /// Only a paused container can be let go on.
    #[error("Container {id} is not paused")]
    NotPaused {
        /// Its id.
        id: String,
    },
    /// A broken record: the container can only be removed.
    #[error("container {id} is broken and can only be removed: {reason}")]
    Broken {
        /// Its id.
        id: String,
        /// What is wrong with its record.
        reason: String,
    },
    /// The container does not end although it was killed.
    #[error(
        "container {id} was killed and has not ended after {waited_secs} s: a process of it may be stuck in the kernel"
    )]
    Stuck {
        /// Its id.
        id: String,
        /// How long was waited.
        waited_secs: u64,
    },
    /// An exec that does not exist, or whose container is gone.
    #[error("No such exec instance: {id}")]
    NoSuchExec {
        /// The id.
        id: String,
    },
    /// An exec is started once.
    #[error("exec command {id} is already {state}")]
    ExecUsed {
        /// The id.
        id: String,
        /// `running` or `has run`.
        state: &'static str,
    },
    /// An exec that has not been started or has ended.
    #[error("exec process {id} is not running")]
    ExecNotRunning {
        /// The id.
        id: String,
    },
    /// A value in a request that has no type of its own.
    #[error("invalid {field}: {reason}")]
    Invalid {
        /// The field.
        field: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// Something this engine does not do.
    #[error("{what} is not implemented by this engine")]
    NotImplemented {
        /// What.
        what: &'static str,
    },
    /// Another daemon has the data root.
    #[error("another daemon uses the data root {} (its lock is held)", path.display())]
    DataRootLocked {
        /// The data root.
        path: PathBuf,
    },
    /// The spawner cannot be started.
    #[error(transparent)]
    Spawner(#[from] SpawnerError),
    /// The monitor cannot be asked.
    #[error(transparent)]
    Monitor(#[from] MonitorError),
    /// A system call in the kernel module failed.
    #[error("{action}")]
    Call {
        /// What was being done.
        action: &'static str,
        /// The call.
        source: CallError,
    },
    /// A file operation failed.
    #[error("cannot {action} {}", path.display())]
    File {
        /// What was being done: `make`, `write` …
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A task of the engine ended in a panic or was stopped.
    #[error("a task of the engine was stopped before it was done")]
    TaskLost,
    /// The engine is being shut down.
    #[error("the engine is shutting down")]
    ShuttingDown,
}

impl EngineError {
    /// The class of the failure.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Lookup(LookupError::Missing { .. }) | Self::NoSuchExec { .. } => {
                ErrorKind::NotFound
            }
            Self::Lookup(LookupError::Ambiguous { .. }) | Self::Name(_) | Self::Invalid { .. } => {
                ErrorKind::InvalidParameter
            }
            Self::NameTaken(_)
            | Self::State(_)
            | Self::NotRunning { .. }
            | Self::KillNotRunning { .. }
            | Self::RemoveRunning { .. }
            | Self::RemovePaused { .. }
            | Self::RemoveRestarting { .. }
            | Self::RemovalInProgress { .. }
            | Self::MarkedForRemoval { .. }
            | Self::Paused { .. }
            | Self::AlreadyPaused { .. }
            | Self::NotPaused { .. }
            | Self::Broken { .. }
            | Self::ExecUsed { .. }
            | Self::ExecNotRunning { .. } => ErrorKind::Conflict,
            Self::Model(error) => error.kind(),
            Self::Create(error) => error.kind(),
            Self::Start(error) => error.kind(),
            Self::Ipc(error) => error.kind(),
            Self::Image(error) => error.kind(),
            Self::Layer(error) => error.kind(),
            Self::Volume(error) => error.kind(),
            Self::Network(error) => error.kind(),
            Self::Log(error) => error.kind(),
            Self::Store(error) => error.kind(),
            Self::NotImplemented { .. } => ErrorKind::NotImplemented,
            Self::ShuttingDown => ErrorKind::Unavailable,
            Self::Stuck { .. }
            | Self::DataRootLocked { .. }
            | Self::Spawner(_)
            | Self::Monitor(_)
            | Self::Call { .. }
            | Self::File { .. }
            | Self::TaskLost => ErrorKind::System,
        }
    }

    /// The message with its causes, each after a colon: what a user is shown.
    pub fn message(&self) -> String {
        use std::error::Error;
        let mut text = self.to_string();
        let mut source = self.source();
        while let Some(cause) = source {
            let cause_text = cause.to_string();
            // A transparent error is its own cause's text already.
            if !text.ends_with(&cause_text) {
                text.push_str(": ");
                text.push_str(&cause_text);
            }
            source = cause.source();
        }
        text
    }

    pub(crate) fn file(
        action: &'static str,
        path: &std::path::Path,
    ) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File {
            action,
            path,
            source,
        }
    }
}
