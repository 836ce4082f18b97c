//! What can go wrong with volumes.

use std::io;
use std::path::PathBuf;

use crate::error::ErrorKind;
use crate::store::StoreError;

/// A failure of a volume operation. The texts are those that clients of dockerd know.
#[derive(Debug, thiserror::Error)]
pub enum VolumeError {
    /// No volume has this name.
    #[error("get {name}: no such volume")]
    NotFound {
        /// The name.
        name: String,
    },
    /// Containers use the volume.
    #[error("remove {name}: volume is in use - [{}]", users.join(", "))]
    InUse {
        /// The name.
        name: String,
        /// The containers' ids.
        users: Vec<String>,
    },
    /// One letter is too little.
    #[error("volume name is too short, names should be at least two alphanumeric characters")]
    NameTooShort,
    /// The name cannot be a directory's.
    #[error(
        "create {name}: {name:?} includes invalid characters for a local volume name, only \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass a host directory, use absolute path"
    )]
    NameInvalid {
        /// The name.
        name: String,
    },
    /// The name is longer than a directory's may be.
    #[error("create {}…: volume name is longer than 255 characters", name.chars().take(32).collect::<String>())]
    NameTooLong {
        /// The name.
        name: String,
    },
    /// Only the local driver is here.
    #[error("create {name}: error looking up volume plugin {driver}: plugin {driver:?} not found")]
    Driver {
        /// The volume's name.
        name: String,
        /// The driver asked for.
        driver: String,
    },
    /// An option that the local driver does not have.
    #[error("create {name}: invalid option: {option:?}")]
    Option {
        /// The volume's name.
        name: String,
        /// The option.
        option: String,
    },
    /// Options that mount something as the volume.
    #[error("create {name}: volumes with mount options (type, o, device) are not implemented")]
    MountOptions {
        /// The volume's name.
        name: String,
    },
    /// A filter is unknown or has a wrong value.
    #[error("Invalid filter '{text}'")]
    Filter {
        /// The key, or `key=value`.
        text: String,
    },
    /// The metadata cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A directory.
    #[error("cannot {action} {}: {source}", path.display())]
    Files {
        /// What was tried.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// No random bytes for a name.
    #[error("cannot get random bytes for a volume name: {reason}")]
    Random {
        /// The cause.
        reason: String,
    },
    /// The blocking work ended in a panic.
    #[error("the work on the volume was cut off")]
    Interrupted,
}

impl VolumeError {
    pub(super) fn files(
        action: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Files {
            action,
            path,
            source,
        }
    }

    /// The class of the failure.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::NotFound { .. } | Self::Driver { .. } => ErrorKind::NotFound,
            Self::InUse { .. } => ErrorKind::Conflict,
            Self::NameTooShort
            | Self::NameInvalid { .. }
            | Self::NameTooLong { .. }
            | Self::Option { .. }
            | Self::Filter { .. } => ErrorKind::InvalidParameter,
            Self::MountOptions { .. } => ErrorKind::NotImplemented,
            Self::Store(error) => error.kind(),
            Self::Files { .. } | Self::Random { .. } | Self::Interrupted => ErrorKind::System,
        }
    }
}
