//! The engine-owned /dev/shm of containers that share theirs.

use std::os::fd::AsFd;
use std::path::Path;

use rustix::fs::{CWD, Mode, OFlags};
use rustix::mount::UnmountFlags;

use super::{CallError, OrCall, mounts};
use crate::launch::MountAttrs;

/// Makes `directory` (0700) and mounts a tmpfs with these options on it, in the host's mount table. A mount that an
/// earlier run left there is taken off first, so that its files cannot be seen again. Blocks for some ten
/// microseconds.
pub fn mount_shared_memory(
    directory: &Path,
    options: &[String],
    attrs: MountAttrs,
) -> Result<(), CallError> {
    unmount_shared_memory(directory)?;
    match rustix::fs::mkdir(directory, Mode::from_raw_mode(0o700)) {
        Ok(()) | Err(rustix::io::Errno::EXIST) => {}
        Err(errno) => return Err(errno).or_call(|| format!("mkdir({directory:?}, 0700)")),
    }
    let mount = mounts::new_filesystem("tmpfs", "shm", options, attrs)?;
    let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let target = rustix::fs::openat(CWD, directory, flags, Mode::empty())
        .or_call(|| format!("open({directory:?})"))?;
    mounts::attach(
        mount.as_fd(),
        target.as_fd(),
        &directory.display().to_string(),
    )
}

/// Takes the tmpfs off again; nothing mounted, or no directory, is success. Processes that still use it keep it.
pub fn unmount_shared_memory(directory: &Path) -> Result<(), CallError> {
    loop {
        match rustix::mount::unmount(directory, UnmountFlags::DETACH | UnmountFlags::NOFOLLOW) {
            Ok(()) => {}
            // EINVAL: not a mount point.
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOENT) => return Ok(()),
            Err(errno) => return Err(errno).or_call(|| format!("umount2({directory:?}, detach)")),
        }
    }
}
