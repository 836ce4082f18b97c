//! A container's files as the container sees them, without mounting anything.
//!
//! The overlay's rules are applied by hand: the topmost entry of a name counts, a whiteout ends the search, directories
//! merge until one is opaque (Documentation/filesystems/overlayfs.rst). Every directory is held by descriptor and links are
//! resolved inside the root, so a running container that moves things about cannot lead the walk outside.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Component, Path, PathBuf};

use nix::dir::Dir;
use nix::errno::Errno;
use nix::fcntl::{AtFlags, OFlag, open, openat, readlinkat};
use nix::sys::stat::{FileStat, Mode, SFlag, fstatat};

use crate::launch::RootFs;

use super::attributes::OPAQUE_XATTR;
use super::resolve::descriptor_path;

/// As many links as the kernel follows in one path (path_resolution(7)).
const LINKS: usize = 40;

/// A directory of the merged view: the directories that make it up, the topmost first.
#[derive(Debug)]
pub(crate) struct MergedDirectory {
    parts: Vec<OwnedFd>,
    /// Whether marks mean something: in a plain directory they do not.
    overlay: bool,
}

/// What a name stands for.
pub(crate) enum Entry {
    Directory(MergedDirectory),
    /// Anything else: a path that reaches it however the tree changes (its directory is held by descriptor), and its
    /// status.
    Other {
        path: PathBuf,
        status: FileStat,
    },
}

impl MergedDirectory {
    /// The root of a container's file system.
    pub(crate) fn root(root: &RootFs) -> io::Result<Self> {
        let open = |path: &Path| {
            open(path, OFlag::O_DIRECTORY | OFlag::O_CLOEXEC, Mode::empty())
                .map_err(io::Error::from)
        };
        match root {
            RootFs::Directory(path) => Ok(Self {
                parts: vec![open(path)?],
                overlay: false,
            }),
            RootFs::Overlay { lower, upper, .. } => {
                let parts = std::iter::once(upper)
                    .chain(lower)
                    .map(|path| open(path))
                    .collect::<io::Result<_>>()?;
                Ok(Self {
                    parts,
                    overlay: true,
                })
            }
        }
    }

    /// The stack of an overlay's directories, the topmost first.
    pub(crate) fn of(directories: &[PathBuf]) -> io::Result<Self> {
        let open =
            |path: &PathBuf| open(path, OFlag::O_DIRECTORY | OFlag::O_CLOEXEC, Mode::empty());
        let parts = directories
            .iter()
            .map(|path| Ok(open(path)?))
            .collect::<io::Result<_>>()?;
        Ok(Self {
            parts,
            overlay: true,
        })
    }

    /// What a name stands for; `None` when there is nothing.
    pub(crate) fn lookup(&self, name: &OsStr) -> io::Result<Option<Entry>> {
        let mut directories = Vec::new();
        for part in &self.parts {
            let status = match fstatat(part, name, AtFlags::AT_SYMLINK_NOFOLLOW) {
                Ok(status) => status,
                Err(Errno::ENOENT | Errno::ENOTDIR) => continue,
                Err(errno) => return Err(errno.into()),
            };
            if self.overlay && is_whiteout(&status) {
                break;
            }
            if kind(&status) != SFlag::S_IFDIR {
                if directories.is_empty() {
                    let path = descriptor_path(part.as_fd()).join(name);
                    return Ok(Some(Entry::Other { path, status }));
                }
                break;
            }
            let flags = OFlag::O_DIRECTORY | OFlag::O_NOFOLLOW | OFlag::O_CLOEXEC;
            let directory = openat(part, name, flags, Mode::empty())?;
            let opaque = self.overlay && is_opaque(&directory);
            directories.push(directory);
            if opaque {
                break;
            }
        }
        let found = !directories.is_empty();
        Ok(found.then_some(Entry::Directory(Self {
            parts: directories,
            overlay: self.overlay,
        })))
    }

    /// The names in the directory, in order.
    pub(crate) fn names(&self) -> io::Result<BTreeSet<OsString>> {
        let mut names = BTreeSet::new();
        let mut gone = BTreeSet::new();
        for part in &self.parts {
            // A fresh descriptor: the position of a shared one would move with it.
            let mut listing = Dir::openat(
                part,
                ".",
                OFlag::O_DIRECTORY | OFlag::O_CLOEXEC,
                Mode::empty(),
            )?;
            for entry in listing.iter() {
                let entry = entry?;
                let name = OsString::from_vec(entry.file_name().to_bytes().to_vec());
                if matches!(name.as_bytes(), b"." | b"..")
                    || names.contains(&name)
                    || gone.contains(&name)
                {
                    continue;
                }
                let may_be_mark =
                    self.overlay && entry.file_type() == Some(nix::dir::Type::CharacterDevice);
                if may_be_mark
                    && fstatat(part, name.as_os_str(), AtFlags::AT_SYMLINK_NOFOLLOW)
                        .is_ok_and(|s| is_whiteout(&s))
                {
                    gone.insert(name);
                } else {
                    names.insert(name);
                }
            }
        }
        Ok(names)
    }

    /// A path to the directory whose attributes count.
    pub(crate) fn path(&self) -> PathBuf {
        descriptor_path(self.parts[0].as_fd())
    }

    fn duplicate(&self) -> io::Result<Self> {
        let parts = self
            .parts
            .iter()
            .map(OwnedFd::try_clone)
            .collect::<io::Result<_>>()?;
        Ok(Self {
            parts,
            overlay: self.overlay,
        })
    }
}

/// Finds an absolute path in a container's files, following links as the container would. `None` when it does not lead
/// anywhere. Blocking.
pub(crate) fn find(root: &RootFs, path: &Path) -> io::Result<Option<Entry>> {
    let root = MergedDirectory::root(root)?;
    let mut stack = vec![root];
    let mut pending: Vec<OsString> = components(path);
    let mut links = 0;
    while let Some(name) = pending.pop() {
        if name == ".." {
            if stack.len() > 1 {
                stack.pop();
            }
            continue;
        }
        // The stack always holds the root.
        let here = &stack[stack.len() - 1];
        match here.lookup(&name)? {
            None => return Ok(None),
            Some(Entry::Directory(directory)) => stack.push(directory),
            Some(Entry::Other { path, status }) if kind(&status) == SFlag::S_IFLNK => {
                links += 1;
                if links > LINKS {
                    return Err(Errno::ELOOP.into());
                }
                let target = PathBuf::from(readlinkat(nix::fcntl::AT_FDCWD, &path)?);
                if target.is_absolute() {
                    stack.truncate(1);
                }
                pending.extend(components(&target));
            }
            Some(other) => return Ok(pending.is_empty().then_some(other)),
        }
    }
    stack
        .pop()
        .map(|directory| Ok(Entry::Directory(directory.duplicate()?)))
        .transpose()
}

/// The components of a path, the last first, for a stack.
fn components(path: &Path) -> Vec<OsString> {
    let kept = path
        .components()
        .rev()
        .filter_map(|component| match component {
            Component::Normal(name) => Some(name.to_owned()),
            Component::ParentDir => Some(OsString::from("..")),
            Component::RootDir | Component::CurDir | Component::Prefix(_) => None,
        });
    kept.collect()
}

pub(crate) fn kind(status: &FileStat) -> SFlag {
    SFlag::from_bits_truncate(status.st_mode) & SFlag::S_IFMT
}

pub(crate) fn is_whiteout(status: &FileStat) -> bool {
    kind(status) == SFlag::S_IFCHR && status.st_rdev == 0
}

fn is_opaque(directory: &OwnedFd) -> bool {
    let mut value = [0; 4];
    matches!(rustix::fs::fgetxattr(directory, OPAQUE_XATTR, &mut value), Ok(length) if &value[..length] == b"y")
}
