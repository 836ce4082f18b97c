//! How layers become a root file system.

use std::fmt;

/// The way layers are stacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Driver {
    /// overlayfs over the layers' directories.
    Overlay,
    /// A plain copy of all layers for each container, where overlayfs cannot work.
    Vfs,
}

impl Driver {
    /// The driver that `--storage-driver` names: `overlay2`, `overlay` or `vfs`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "overlay2" | "overlay" => Some(Self::Overlay),
            "vfs" => Some(Self::Vfs),
            _ => None,
        }
    }

    /// The name that clients know: `overlay2` or `vfs`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Overlay => "overlay2",
            Self::Vfs => "vfs",
        }
    }
}

impl fmt::Display for Driver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
