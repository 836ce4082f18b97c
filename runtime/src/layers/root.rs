//! Where the files of a container are.

use std::path::PathBuf;

/// The directories behind an image or a container, as inspection shows them. For `vfs` only `merged` is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RootPaths {
    /// The read-only directories, the topmost first.
    pub lower: Vec<PathBuf>,
    /// Where the stack is mounted, in the mount namespace of the container only.
    pub merged: PathBuf,
    /// The directory with the changes (for an image: its topmost layer).
    pub upper: PathBuf,
    /// The overlay's work directory.
    pub work: PathBuf,
}
