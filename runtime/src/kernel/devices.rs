//! Device nodes of the host.

use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};

use super::{CallError, OrCall};
use crate::launch::DeviceKind;

/// A device node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostDevice {
    /// Where it is.
    pub path: PathBuf,
    /// Character or block.
    pub kind: DeviceKind,
    /// Major number.
    pub major: u32,
    /// Minor number.
    pub minor: u32,
    /// Permission bits.
    pub mode: u32,
    /// Owner.
    pub uid: u32,
    /// Group.
    pub gid: u32,
}

/// Entries of /dev that belong to the host's own workings: terminals, shared memory, queues, the console.
const NOT_FOR_CONTAINERS: [&str; 7] = [
    "pts",
    "shm",
    "fd",
    "mqueue",
    ".lxc",
    ".lxd-mounts",
    "console",
];

/// The device at a path, links followed, or all devices below it if it is a directory; links inside are not followed.
pub fn devices_at(path: &Path) -> Result<Vec<HostDevice>, CallError> {
    let metadata = std::fs::metadata(path).or_call(|| format!("stat({path:?})"))?;
    let mut devices = Vec::new();
    if metadata.is_dir() {
        collect(path, &mut devices)?;
    } else {
        devices.extend(device(path, &metadata));
    }
    Ok(devices)
}

fn collect(directory: &Path, devices: &mut Vec<HostDevice>) -> Result<(), CallError> {
    let entries = std::fs::read_dir(directory).or_call(|| format!("opendir({directory:?})"))?;
    for entry in entries.flatten() {
        if NOT_FOR_CONTAINERS
            .iter()
            .any(|name| entry.file_name() == *name)
        {
            continue;
        }
        // A node that vanishes meanwhile is not there.
        let Ok(metadata) = entry.metadata() else {
            continue;
        };
        if metadata.is_dir() {
            collect(&entry.path(), devices)?;
        } else {
            devices.extend(device(&entry.path(), &metadata));
        }
    }
    Ok(())
}

fn device(path: &Path, metadata: &std::fs::Metadata) -> Option<HostDevice> {
    let kind = if metadata.file_type().is_char_device() {
        DeviceKind::Char
    } else if metadata.file_type().is_block_device() {
        DeviceKind::Block
    } else {
        return None;
    };
    Some(HostDevice {
        path: path.to_owned(),
        kind,
        major: rustix::fs::major(metadata.rdev()),
        minor: rustix::fs::minor(metadata.rdev()),
        mode: metadata.mode() & 0o7777,
        uid: metadata.uid(),
        gid: metadata.gid(),
    })
}
