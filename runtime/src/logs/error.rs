//! What can go wrong with a log.

use std::path::PathBuf;

use crate::error::ErrorKind;

/// A log that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// Neither stream was asked for.
    #[error("Bad parameters: you must choose at least one stream")]
    NoStream,
    /// The driver keeps nothing that could be read.
    #[error("configured logging driver does not support reading")]
    NotReadable,
    /// The file cannot be read.
    #[error("cannot read the log {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The reading was stopped: the daemon ends.
    #[error("the reading of the log was interrupted")]
    Interrupted,
}

impl LogError {
    /// The class of the failure.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::NoStream => ErrorKind::InvalidParameter,
            Self::NotReadable => ErrorKind::NotImplemented,
            Self::Read { .. } | Self::Interrupted => ErrorKind::System,
        }
    }
}
