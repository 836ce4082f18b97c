//! What can go wrong with layers and root file systems.

use std::io;
use std::path::PathBuf;

use crate::error::ErrorKind;

use super::{DiffId, Driver};

/// A failure of layers, archives or root file systems.
#[derive(Debug, thiserror::Error)]
pub enum LayerError {
    /// The archive is not a tar, is cut short or contradicts itself.
    #[error("invalid archive: {reason}")]
    Archive {
        /// What is wrong, with the member's name where there is one.
        reason: String,
    },
    /// A member would land or point outside the root.
    #[error("invalid archive: {name:?} leads outside of the root: {reason}")]
    Escape {
        /// The member.
        name: String,
        /// How.
        reason: &'static str,
    },
    /// The archive is larger than allowed.
    #[error("the archive exceeds the limit of {limit} {what}")]
    Limit {
        /// What is counted.
        what: &'static str,
        /// The bound.
        limit: u64,
    },
    /// The compression is not read here.
    #[error(
        "the archive is compressed with {name}, which is not supported: use gzip, zstd or no compression"
    )]
    Compression {
        /// Its name.
        name: &'static str,
    },
    /// Reading the archive failed: the client went away, or the compressed data is damaged.
    #[error("cannot read the archive: {source}")]
    Read {
        /// The cause.
        source: io::Error,
    },
    /// A member cannot be written.
    #[error("cannot unpack {name:?}: {call}: {source}")]
    Unpack {
        /// The member.
        name: String,
        /// The system call.
        call: &'static str,
        /// The cause.
        source: io::Error,
    },
    /// A file or directory of the layer store itself.
    #[error("cannot {action} {}: {source}", path.display())]
    Files {
        /// What was tried.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// A layer is needed and not there.
    #[error("the layer {id} does not exist")]
    Missing {
        /// The layer.
        id: DiffId,
    },
    /// The layer is there but its record or content is damaged.
    #[error("the layer {id} is broken: {reason}")]
    Broken {
        /// The layer.
        id: DiffId,
        /// What is wrong.
        reason: String,
    },
    /// The asked storage driver does not work here.
    #[error("the storage driver {driver} does not work on {}: {reason}", path.display())]
    Driver {
        /// The driver.
        driver: Driver,
        /// The directory it was tried on.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The stack of layers does not fit into one mount call.
    #[error("{count} layers below {} exceed what one overlay mount takes (4096 bytes of options)", path.display())]
    TooManyLayers {
        /// How many.
        count: usize,
        /// The data root, whose length counts.
        path: PathBuf,
    },
    /// No root file system is known for the container.
    #[error("container {id} has no root file system")]
    NoRoot {
        /// The container.
        id: String,
    },
    /// The copies of `vfs` do not remember what they were copied from.
    #[error("changes of a container cannot be listed with the storage driver vfs")]
    ChangesWithVfs,
    /// Whoever asked went away.
    #[error("cancelled")]
    Cancelled,
    /// The blocking work ended in a panic.
    #[error("the work on the layer was cut off")]
    Interrupted,
}

impl LayerError {
    /// The class of the failure.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Archive { .. }
            | Self::Escape { .. }
            | Self::Limit { .. }
            | Self::Compression { .. } => ErrorKind::InvalidParameter,
            // Damaged compressed data arrives as one of these from the decoders.
            Self::Read { source } => match source.kind() {
                io::ErrorKind::InvalidData
                | io::ErrorKind::InvalidInput
                | io::ErrorKind::UnexpectedEof => ErrorKind::InvalidParameter,
                _ => ErrorKind::System,
            },
            // What a hostile or careless archive brings the kernel to say; the rest is the disk's.
            Self::Unpack { source, .. } => match source.raw_os_error() {
                Some(
                    libc::ENAMETOOLONG
                    | libc::ELOOP
                    | libc::ENOTDIR
                    | libc::ENOENT
                    | libc::EINVAL
                    | libc::EISDIR
                    | libc::EEXIST
                    | libc::EMLINK
                    | libc::ERANGE
                    | libc::E2BIG,
                ) => ErrorKind::InvalidParameter,
                _ => ErrorKind::System,
            },
            Self::NoRoot { .. } => ErrorKind::NotFound,
            Self::ChangesWithVfs => ErrorKind::NotImplemented,
            Self::Files { .. }
            | Self::Missing { .. }
            | Self::Broken { .. }
            | Self::Driver { .. }
            | Self::TooManyLayers { .. }
            | Self::Cancelled
            | Self::Interrupted => ErrorKind::System,
        }
    }

    pub(crate) fn files(
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
}
