//! Paths inside a root that others wrote, looked up by the kernel so that no link leads out.

use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::fcntl::{OFlag, OpenHow, ResolveFlag, open, openat2};
use nix::sys::stat::{Mode, mkdirat};

/// A directory that is `/` to every lookup below it.
#[derive(Debug)]
pub(crate) struct Root {
    directory: OwnedFd,
}

impl Root {
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlag::O_DIRECTORY | OFlag::O_CLOEXEC | OFlag::O_NOFOLLOW | OFlag::O_PATH;
        Ok(Self {
            directory: open(path, flags, Mode::empty())?,
        })
    }

    pub(crate) fn as_fd(&self) -> BorrowedFd<'_> {
        self.directory.as_fd()
    }

    /// Opens the directory at a relative path, following links as if this root were `/`.
    pub(crate) fn directory(&self, path: &[u8], flags: OFlag) -> Result<OwnedFd, Errno> {
        self.open_at(path, flags | OFlag::O_DIRECTORY)
    }

    /// Opens anything at a relative path, following links as if this root were `/`.
    pub(crate) fn open_at(&self, path: &[u8], flags: OFlag) -> Result<OwnedFd, Errno> {
        let path = if path.is_empty() {
            b".".as_slice()
        } else {
            path
        };
        let how = OpenHow::new()
            .flags(flags | OFlag::O_CLOEXEC)
            .resolve(ResolveFlag::RESOLVE_IN_ROOT | ResolveFlag::RESOLVE_NO_MAGICLINKS);
        loop {
            match openat2(&self.directory, path, how) {
                // A rename or mount elsewhere on the machine came between (openat2(2), EAGAIN).
                Err(Errno::EAGAIN | Errno::EINTR) => {}
                result => return result,
            }
        }
    }

    /// As [`Root::directory`], making what is missing with mode 0755.
    pub(crate) fn make_directories(&self, path: &[u8]) -> Result<OwnedFd, Errno> {
        match self.directory(path, OFlag::O_PATH) {
            Err(Errno::ENOENT) if !path.is_empty() => {}
            result => return result,
        }
        let split = path.iter().rposition(|b| *b == b'/');
        let (above, name) = split.map_or((&path[..0], path), |at| (&path[..at], &path[at + 1..]));
        let above = self.make_directories(above)?;
        mkdirat(&above, name, Mode::from_bits_truncate(0o755))?;
        self.directory(path, OFlag::O_PATH)
    }
}

/// A path to an opened file, for calls that take no descriptor.
pub(crate) fn descriptor_path(descriptor: BorrowedFd<'_>) -> PathBuf {
    PathBuf::from(format!("/proc/self/fd/{}", descriptor.as_raw_fd()))
}
