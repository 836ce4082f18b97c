//! What callers see of an image.

use jiff::Timestamp;

use crate::layers::{DiffId, Digest, RootPaths};

use super::ImageConfig;
use super::reference::Reference;

/// The id of an image: the digest of its configuration's bytes.
pub type ImageId = Digest;

/// An image as it is kept in memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Its id.
    pub id: ImageId,
    /// Its configuration.
    pub config: ImageConfig,
    /// The image it was committed or built on, when that is here.
    pub parent: Option<ImageId>,
    /// Bytes of all its layers' files.
    pub size_bytes: u64,
    /// When a name was last given to it.
    pub last_tagged: Option<Timestamp>,
}

impl Image {
    /// Its layers, the bottom first.
    pub fn layers(&self) -> &[DiffId] {
        &self.config.rootfs.diff_ids
    }
}

/// A line of the image list.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageSummary {
    /// The image.
    pub image: std::sync::Arc<Image>,
    /// Its names with tags in their familiar form; `["<none>:<none>"]` when it has no name at all.
    pub repo_tags: Vec<String>,
    /// Its names with digests; `["<none>@<none>"]` when it has no name at all.
    pub repo_digests: Vec<String>,
}

/// One image, with all there is to say.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageDetail {
    /// The image.
    pub image: std::sync::Arc<Image>,
    /// Its names with tags in their familiar form.
    pub repo_tags: Vec<String>,
    /// Its names with digests.
    pub repo_digests: Vec<String>,
    /// The storage driver's name.
    pub driver: &'static str,
    /// Where its files are.
    pub paths: RootPaths,
}

/// One step in the history of an image, the newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    /// The image that the step made, when it is here.
    pub id: Option<ImageId>,
    /// When.
    pub created: Option<Timestamp>,
    /// The command.
    pub created_by: String,
    /// The names of that image.
    pub tags: Vec<String>,
    /// Bytes of the files that the step added.
    pub size_bytes: u64,
    /// A message.
    pub comment: String,
}

/// How to make an image from a root file system.
#[derive(Clone, Debug, Default)]
pub struct ImportRequest {
    /// The name to give, such as `busybox`; none when empty.
    pub repo: String,
    /// The tag; when empty the one in `repo`, or `latest`.
    pub tag: String,
    /// The comment; `Imported from -` when empty.
    pub message: String,
    /// Dockerfile instructions that set the configuration.
    pub changes: Vec<String>,
    /// The version to record as the engine's.
    pub engine_version: String,
}

/// An image that an import made.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The image.
    pub id: ImageId,
    /// The name it was given.
    pub reference: Option<Reference>,
}

/// A name that was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagged {
    /// The image.
    pub id: ImageId,
    /// The full name.
    pub reference: Reference,
}

/// An image whose record or configuration cannot be read. It can only be removed, by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenImage {
    /// The key of its record.
    pub key: String,
    /// What is wrong with it.
    pub reason: String,
}
