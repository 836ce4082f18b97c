//! What can go wrong between the daemon and its helpers.

use std::io;
use std::path::PathBuf;

use crate::launch::LaunchFailure;

/// The spawner cannot be started.
#[derive(Debug, thiserror::Error)]
pub enum SpawnerError {
    /// Its program cannot be run.
    #[error("cannot start {}", program.display())]
    Program {
        /// The program.
        program: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// No socket pair could be made.
    #[error("cannot make the spawner's socket pair")]
    Socket(#[source] io::Error),
}

/// A container, or a process in one, that did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartFailure {
    /// A step of the plan failed.
    #[error(transparent)]
    Launch(#[from] LaunchFailure),
    /// The request could not be handed over.
    #[error("cannot hand the request to the monitor")]
    Request(#[source] io::Error),
    /// The spawner is gone and cannot be started again.
    #[error(transparent)]
    Spawner(#[from] SpawnerError),
    /// The monitor ended before it reported.
    #[error("the container's monitor ended before the container was started")]
    MonitorLost,
    /// The monitor said something unexpected.
    #[error("the container's monitor answered out of turn")]
    Protocol,
    /// The plan cannot be encoded.
    #[error("the launch plan cannot be encoded: {0}")]
    Encode(String),
}

/// A monitor that cannot be asked.
#[derive(Debug, thiserror::Error)]
pub enum MonitorError {
    /// No monitor listens there: the container has ended, or its monitor was killed.
    #[error("no monitor listens on {}", socket.display())]
    Gone {
        /// Where it was looked for.
        socket: PathBuf,
    },
    /// Talking to it failed.
    #[error("cannot talk to the container's monitor")]
    Io(#[from] io::Error),
    /// It refused, with the kernel's error number (0 if none) and a sentence.
    #[error("{reason}")]
    Refused {
        /// Error number.
        errno: i32,
        /// Sentence.
        reason: String,
    },
    /// It ended without reporting an exit: it was killed, and the container with it.
    #[error("the container's monitor was killed")]
    Lost,
    /// It said something unexpected.
    #[error("the container's monitor answered out of turn")]
    Protocol,
}
