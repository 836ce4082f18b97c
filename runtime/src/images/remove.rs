//! Removing names and images.

use super::ImageId;

/// A container that uses an image. The caller knows the containers; this module only judges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageUse {
    /// The container's full id.
    pub container_id: String,
    /// The image it was made from.
    pub image: ImageId,
    /// Whether it runs (paused and restarting ones do).
    pub running: bool,
}

/// How to remove an image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RemoveOptions {
    /// Remove although it has several names or stopped containers use it.
    pub force: bool,
    /// Keep the parents that have no name of their own.
    pub no_prune: bool,
}

/// One thing that went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    /// A name, in its familiar form.
    Untagged(String),
    /// An image or a stack of layers, by its full id.
    Deleted(String),
}

/// What a removal did, in order; for the answer and for the events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removal {
    /// What went.
    pub removed: Vec<Removed>,
    /// The images that were deleted (events of theirs follow the names').
    pub deleted_images: Vec<ImageId>,
    /// The image of each name that went, in the order of the `Untagged` entries.
    pub untagged_images: Vec<ImageId>,
    /// Bytes of layers that nothing else uses.
    pub reclaimed_bytes: u64,
}
