//! Paths of a container, resolved inside its root and nowhere else.
//!
//! Every lookup is one openat2(2) with RESOLVE_IN_ROOT and RESOLVE_NO_MAGICLINKS: a link, absolute or full of `..`,
//! that the image or the user planted leads to somewhere in the root or fails. Nothing is joined as text and looked
//! up by the host's rules.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use rustix::fs::{Dev, FileType, Mode, OFlags, ResolveFlags};
use rustix::io::Errno;

use super::{CallError, OrCall};

/// The root directory of a container.
#[derive(Debug)]
pub struct InRoot {
    root: OwnedFd,
}

/// How links on the way are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// Followed, inside the root.
    Follow,
    /// An error: a file system of the kernel must never land where an image's link points.
    Refuse,
}

const LINK_LIMIT: u32 = 40;

impl InRoot {
    /// Takes a directory as the root.
    pub fn new(root: OwnedFd) -> Self {
        Self { root }
    }

    /// The root itself.
    pub fn as_fd(&self) -> BorrowedFd<'_> {
        self.root.as_fd()
    }

    /// Opens an existing path.
    pub fn open(&self, path: &str, flags: OFlags, links: Links) -> Result<OwnedFd, CallError> {
        self.try_open(path, flags, links)
            .or_call(|| format!("openat2(in root, {path:?})"))
    }

    /// Opens a path if it is there.
    pub fn open_existing(
        &self,
        path: &str,
        flags: OFlags,
        links: Links,
    ) -> Result<Option<OwnedFd>, CallError> {
        match self.try_open(path, flags, links) {
            Ok(found) => Ok(Some(found)),
            Err(Errno::NOENT | Errno::NOTDIR) => Ok(None),
            Err(errno) => Err(errno).or_call(|| format!("openat2(in root, {path:?})")),
        }
    }

    /// Opens a directory, made with its parents when missing (mode 0755).
    pub fn ensure_directory(&self, path: &str, links: Links) -> Result<OwnedFd, CallError> {
        self.ensure(path, links, 0, &|parent, name| {
            rustix::fs::mkdirat(parent, name, Mode::from_raw_mode(0o755))
        })
    }

    /// Opens a path, made as an empty file when missing; parents are made as well.
    pub fn ensure_file(&self, path: &str, links: Links) -> Result<OwnedFd, CallError> {
        self.ensure(path, links, 0, &|parent, name| {
            rustix::fs::openat(
                parent,
                name,
                OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::WRONLY,
                Mode::from_raw_mode(0o644),
            )
            .map(drop)
        })
    }

    /// Makes a device node; a node or file that is already there stays if it is the same device and is an error
    /// otherwise. Expects an umask of 0.
    pub fn make_node(
        &self,
        path: &str,
        kind: FileType,
        permissions: u32,
        device: Dev,
        owner: Option<(u32, u32)>,
    ) -> Result<(), CallError> {
        let call = || format!("mknodat(in root, {path:?})");
        let (parent, name) = split(path);
        let parent = self.ensure_directory(parent, Links::Follow)?;
        match rustix::fs::mknodat(
            &parent,
            name,
            kind,
            Mode::from_raw_mode(permissions),
            device,
        ) {
            Ok(()) => {}
            Err(Errno::EXIST) => {
                let there =
                    rustix::fs::statat(&parent, name, rustix::fs::AtFlags::SYMLINK_NOFOLLOW)
                        .or_call(call)?;
                let same =
                    FileType::from_raw_mode(there.st_mode) == kind && there.st_rdev == device;
                return if same {
                    Ok(())
                } else {
                    Err(CallError::new(call(), libc::EEXIST))
                };
            }
            Err(errno) => return Err(errno).or_call(call),
        }
        if let Some((uid, gid)) = owner {
            let (uid, gid) = (
                rustix::fs::Uid::from_raw(uid),
                rustix::fs::Gid::from_raw(gid),
            );
            rustix::fs::chownat(
                &parent,
                name,
                Some(uid),
                Some(gid),
                rustix::fs::AtFlags::SYMLINK_NOFOLLOW,
            )
            .or_call(|| format!("fchownat(in root, {path:?})"))?;
        }
        Ok(())
    }

    /// Makes a symbolic link; something that is already there stays.
    pub fn make_link(&self, path: &str, target: &str) -> Result<(), CallError> {
        let (parent, name) = split(path);
        let parent = self.ensure_directory(parent, Links::Follow)?;
        match rustix::fs::symlinkat(target, &parent, name) {
            Ok(()) | Err(Errno::EXIST) => Ok(()),
            Err(errno) => {
                Err(errno).or_call(|| format!("symlinkat({target:?}, in root, {path:?})"))
            }
        }
    }

    fn try_open(&self, path: &str, flags: OFlags, links: Links) -> Result<OwnedFd, Errno> {
        let mut resolve = ResolveFlags::IN_ROOT | ResolveFlags::NO_MAGICLINKS;
        if links == Links::Refuse {
            resolve |= ResolveFlags::NO_SYMLINKS;
        }
        // EAGAIN: something on the way was renamed while `..` was resolved; openat2(2) says to try again.
        for _ in 0..128 {
            match rustix::fs::openat2(
                &self.root,
                path,
                flags | OFlags::CLOEXEC,
                Mode::empty(),
                resolve,
            ) {
                Err(Errno::AGAIN) => {}
                result => return result,
            }
        }
        Err(Errno::AGAIN)
    }

    fn ensure(
        &self,
        path: &str,
        links: Links,
        depth: u32,
        make: &dyn Fn(BorrowedFd<'_>, &str) -> Result<(), Errno>,
    ) -> Result<OwnedFd, CallError> {
        if let Some(found) = self.open_existing(path, OFlags::PATH, links)? {
            return Ok(found);
        }
        let call = || format!("create(in root, {path:?})");
        if depth > LINK_LIMIT {
            return Err(CallError::new(call(), libc::ELOOP));
        }
        let (parent_path, name) = split(path);
        if name.is_empty() || name == "." || name == ".." {
            return Err(CallError::new(call(), libc::EINVAL));
        }
        let make_directory = |parent: BorrowedFd<'_>, name: &str| {
            rustix::fs::mkdirat(parent, name, Mode::from_raw_mode(0o755))
        };
        let parent = self.ensure(parent_path, links, depth + 1, &make_directory)?;
        match make(parent.as_fd(), name) {
            Ok(()) => self.open(path, OFlags::PATH, links),
            Err(Errno::EXIST) => {
                // A link that leads nowhere yet: make what it leads to.
                let target = rustix::fs::readlinkat(&parent, name, Vec::new()).or_call(call)?;
                let target = target
                    .into_string()
                    .map_err(|_| CallError::new(call(), libc::EILSEQ))?;
                let followed = if target.starts_with('/') {
                    target
                } else {
                    format!("{parent_path}/{target}")
                };
                self.ensure(&followed, links, depth + 1, make)
            }
            Err(errno) => Err(errno).or_call(call),
        }
    }
}

/// Splits off the last component; the parent of a single one is the root.
fn split(path: &str) -> (&str, &str) {
    let trimmed = path.trim_end_matches('/');
    match trimmed.rsplit_once('/') {
        Some((parent, name)) if !parent.is_empty() => (parent, name),
        Some((_, name)) => ("/", name),
        None => ("/", trimmed),
    }
}
