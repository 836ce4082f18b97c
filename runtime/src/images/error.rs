//! What can go wrong with images.

use std::io;
use std::path::PathBuf;

use crate::error::ErrorKind;
use crate::layers::LayerError;
use crate::store::StoreError;

use super::ChangeError;
use super::reference::ReferenceError;

/// A failure of an image operation. The texts are those that clients of dockerd know.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// No image goes by this name or id.
    #[error("No such image: {name}")]
    NotFound {
        /// The name in its familiar form, with the tag that was looked for.
        name: String,
    },
    /// The name is not one.
    #[error(transparent)]
    Reference(#[from] ReferenceError),
    /// A name with a digest cannot be given.
    #[error("refusing to create a tag with a digest reference")]
    TagWithDigest,
    /// A repository called like a digest algorithm.
    #[error("refusing to create an ambiguous tag using digest algorithm as name")]
    AmbiguousTag,
    /// A filter is unknown or has a wrong value.
    #[error("Invalid filter '{text}'")]
    Filter {
        /// The key, or `key=value`.
        text: String,
    },
    /// A `changes` instruction is wrong.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// The only name of an image that containers use.
    #[error(
        "conflict: unable to remove repository reference {reference:?} (must force) - container {container} is using its referenced image {image}"
    )]
    ReferenceInUse {
        /// The name as it was given.
        reference: String,
        /// The container, twelve digits.
        container: String,
        /// The image, twelve digits.
        image: String,
    },
    /// Something stands against deleting the image.
    #[error("conflict: unable to delete {image} ({}) - {reason}", if *.hard { "cannot be forced" } else { "must be forced" })]
    InUse {
        /// The image, twelve digits.
        image: String,
        /// Whether force would not help.
        hard: bool,
        /// What stands against it.
        reason: String,
    },
    /// The image is there but its content cannot be read.
    #[error("the image {id} is broken: {reason}")]
    Broken {
        /// The image.
        id: String,
        /// What is wrong with it.
        reason: String,
    },
    /// An archive to load is not one.
    #[error("invalid image archive: {reason}")]
    Archive {
        /// What is wrong.
        reason: String,
    },
    /// A configuration does not become JSON.
    #[error("cannot write the image's configuration: {reason}")]
    Config {
        /// Why.
        reason: String,
    },
    /// The blocking work ended in a panic.
    #[error("the work on the image was cut off")]
    Interrupted,
    /// A layer cannot be unpacked, found or removed.
    #[error(transparent)]
    Layer(#[from] LayerError),
    /// The metadata cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file of the image store.
    #[error("cannot {action} {}: {source}", path.display())]
    Files {
        /// What was tried.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
}

impl ImageError {
    /// The class of the failure.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::NotFound { .. } => ErrorKind::NotFound,
            Self::Reference(_)
            | Self::TagWithDigest
            | Self::AmbiguousTag
            | Self::Filter { .. }
            | Self::Change(_)
            | Self::Archive { .. } => ErrorKind::InvalidParameter,
            Self::ReferenceInUse { .. } | Self::InUse { .. } => ErrorKind::Conflict,
            Self::Layer(error) => error.kind(),
            Self::Store(error) => error.kind(),
            Self::Broken { .. } | Self::Files { .. } | Self::Config { .. } | Self::Interrupted => {
                ErrorKind::System
            }
        }
    }
}
