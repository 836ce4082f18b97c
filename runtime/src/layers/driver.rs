//! How layers become a root file system.

use std::fmt;

use nix::sys::stat::{Mode, SFlag, makedev, mknod};
use rustix::fs::XattrFlags;

use super::{LayerError, Trash};

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

/// The driver to use: the one asked for, or overlayfs where its marks can be made, or `vfs`.
///
/// # Errors
/// `System` when overlayfs is asked for and does not work.
pub(super) fn choose(asked: Option<Driver>, trash: &Trash) -> Result<Driver, LayerError> {
    if asked == Some(Driver::Vfs) {
        return Ok(Driver::Vfs);
    }
    match (overlay_obstacle(trash), asked) {
        (None, _) => Ok(Driver::Overlay),
        (Some((path, reason)), Some(driver)) => Err(LayerError::Driver {
            driver,
            path,
            reason,
        }),
        (Some((_, reason)), None) => {
            tracing::warn!(
                reason,
                "overlayfs does not work here: using vfs, which copies whole images"
            );
            Ok(Driver::Vfs)
        }
    }
}

/// What keeps overlayfs from working on this file system: layers need whiteout devices and trusted attributes (an
/// overlay as the data root has neither), and the kernel needs the file system.
fn overlay_obstacle(trash: &Trash) -> Option<(std::path::PathBuf, String)> {
    let known = std::fs::read_to_string("/proc/filesystems").unwrap_or_default();
    // A module that is not loaded yet is loaded by the first mount; the list cannot tell, so only warn.
    if !known.lines().any(|line| line.ends_with("\toverlay")) {
        tracing::warn!("overlay is not in /proc/filesystems; it may still be loaded on demand");
    }
    let scratch = match trash.scratch("driver") {
        Ok(scratch) => scratch,
        Err(error) => return Some((std::path::PathBuf::new(), error.to_string())),
    };
    let path = scratch.path();
    let whiteout = mknod(
        &path.join("whiteout"),
        SFlag::S_IFCHR,
        Mode::empty(),
        makedev(0, 0),
    );
    let opaque = rustix::fs::setxattr(path, "trusted.overlay.opaque", b"y", XattrFlags::empty());
    match (whiteout, opaque) {
        (Ok(()), Ok(())) => None,
        (Err(errno), _) => Some((
            path.to_owned(),
            format!("cannot make a whiteout device: {}", errno.desc()),
        )),
        (_, Err(errno)) => Some((
            path.to_owned(),
            format!("cannot set trusted.overlay.opaque: {errno}"),
        )),
    }
}
