//! Deleting a tree of any shape.

use std::ffi::{CStr, CString};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use nix::dir::{Dir, Type};
use nix::errno::Errno;
use nix::fcntl::{AT_FDCWD, OFlag, open, openat, renameat};
use nix::sys::stat::Mode;
use nix::unistd::{UnlinkatFlags, unlinkat};

/// Below this depth a directory is first moved up beside the root, so that a tree of any depth needs few descriptors
/// and no path longer than the kernel takes. A container can make directories deeper than PATH_MAX.
const DEPTH: usize = 32;

/// Deletes the file or tree `path`, never following a link. `parking` is a directory on the same file system that takes
/// subtrees which lie too deep. Nothing at `path` is no error. Blocking.
///
/// # Errors
/// The first failure; what could be deleted is.
pub(crate) fn remove_tree(parking: &Path, path: &Path) -> io::Result<()> {
    match unlinkat(AT_FDCWD, path, UnlinkatFlags::NoRemoveDir) {
        Ok(()) | Err(Errno::ENOENT) => return Ok(()),
        // Linux answers EISDIR for a directory, other file systems EPERM.
        Err(Errno::EISDIR | Errno::EPERM) => {}
        Err(errno) => return Err(errno.into()),
    }
    let parking = open(
        parking,
        OFlag::O_DIRECTORY | OFlag::O_CLOEXEC | OFlag::O_PATH,
        Mode::empty(),
    )?;
    let root = open_directory(&AT_FDCWD, path)?;
    let mut parked = Parked {
        directory: parking,
        names: Vec::new(),
    };
    let mut result = empty(root, 0, &mut parked);
    while let Some(name) = parked.names.pop() {
        let emptied = open_directory(&parked.directory, name.as_c_str())
            .and_then(|directory| empty(directory, 0, &mut parked))
            .and_then(|()| {
                Ok(unlinkat(
                    &parked.directory,
                    name.as_c_str(),
                    UnlinkatFlags::RemoveDir,
                )?)
            });
        result = result.and(emptied);
    }
    result?;
    Ok(unlinkat(AT_FDCWD, path, UnlinkatFlags::RemoveDir)?)
}

struct Parked {
    directory: OwnedFd,
    names: Vec<CString>,
}

/// Moves a subtree into the parking directory, under a name that is free there.
fn park(at: &OwnedFd, name: &CStr, parking: &OwnedFd) -> io::Result<CString> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    loop {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        // A formatted number holds no NUL.
        let aside = CString::new(format!("deep-{:x}-{number}", std::process::id()))
            .map_err(io::Error::other)?;
        match renameat(at, name, parking, aside.as_c_str()) {
            Ok(()) => return Ok(aside),
            // Left by an earlier process of the same number.
            Err(Errno::EEXIST | Errno::ENOTEMPTY) => {}
            Err(errno) => return Err(errno.into()),
        }
    }
}

fn open_directory<P: ?Sized + nix::NixPath>(at: &impl AsFd, name: &P) -> io::Result<OwnedFd> {
    let flags = OFlag::O_DIRECTORY | OFlag::O_NOFOLLOW | OFlag::O_CLOEXEC | OFlag::O_RDONLY;
    Ok(openat(at, name, flags, Mode::empty())?)
}

fn empty(directory: OwnedFd, depth: usize, parked: &mut Parked) -> io::Result<()> {
    let mut listing = Dir::from_fd(directory.try_clone()?)?;
    let mut result = Ok(());
    for entry in listing.iter() {
        let entry = entry?;
        let name = entry.file_name();
        if matches!(name.to_bytes(), b"." | b"..") {
            continue;
        }
        let is_directory = entry.file_type() == Some(Type::Directory);
        let removed = if is_directory {
            remove_directory(&directory, name, depth, parked)
        } else {
            unlink(&directory, name, depth, parked)
        };
        result = result.and(removed);
    }
    result
}

fn unlink(at: &OwnedFd, name: &CStr, depth: usize, parked: &mut Parked) -> io::Result<()> {
    match unlinkat(at, name, UnlinkatFlags::NoRemoveDir) {
        Ok(()) | Err(Errno::ENOENT) => Ok(()),
        // A file system that does not tell types in its listing.
        Err(Errno::EISDIR) => remove_directory(at, name, depth, parked),
        Err(errno) => Err(errno.into()),
    }
}

fn remove_directory(
    at: &OwnedFd,
    name: &CStr,
    depth: usize,
    parked: &mut Parked,
) -> io::Result<()> {
    match unlinkat(at, name, UnlinkatFlags::RemoveDir) {
        Ok(()) | Err(Errno::ENOENT) => return Ok(()),
        Err(_) => {}
    }
    if depth >= DEPTH {
        let aside = park(at, name, &parked.directory)?;
        parked.names.push(aside);
        return Ok(());
    }
    empty(open_directory(at, name)?, depth + 1, parked)?;
    Ok(unlinkat(at, name, UnlinkatFlags::RemoveDir)?)
}
