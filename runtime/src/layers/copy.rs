//! Copying files with everything that belongs to them.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use nix::fcntl::AT_FDCWD;
use nix::sys::stat::{FchmodatFlags, Mode, SFlag, UtimensatFlags, fchmodat, mknod, utimensat};
use nix::sys::time::TimeSpec;
use rustix::fs::XattrFlags;

use super::Driver;
use super::remove::remove_tree;
use super::whiteout::{Name, classify};

/// Copies trees, keeping hard links among the files of one copier.
#[derive(Debug, Default)]
pub(crate) struct Copier {
    /// Files with several names: where the first was copied to.
    links: HashMap<(u64, u64), PathBuf>,
}

impl Copier {
    /// Copies one file, link or device (not a directory's content) to `to`, where nothing is.
    pub(crate) fn copy_one(
        &mut self,
        from: &Path,
        to: &Path,
        metadata: &fs::Metadata,
    ) -> io::Result<()> {
        let kind = metadata.file_type();
        if kind.is_dir() {
            fs::create_dir(to)?;
            return copy_attributes(from, to, metadata);
        }
        if metadata.nlink() > 1 {
            let key = (metadata.dev(), metadata.ino());
            if let Some(first) = self.links.get(&key) {
                return fs::hard_link(first, to);
            }
            self.links.insert(key, to.to_owned());
        }
        if kind.is_file() {
            copy_content(from, to)?;
        } else if kind.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(from)?, to)?;
        } else {
            let kind = if kind.is_fifo() {
                SFlag::S_IFIFO
            } else if kind.is_char_device() {
                SFlag::S_IFCHR
            } else if kind.is_block_device() {
                SFlag::S_IFBLK
            } else {
                // Sockets belong to a process that is not there.
                return Ok(());
            };
            mknod(to, kind, Mode::from_bits_truncate(0o600), metadata.rdev())?;
        }
        copy_attributes(from, to, metadata)
    }
}

fn copy_content(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = fs::OpenOptions::new()
        .read(true)
        .custom_flags(libc::O_NOFOLLOW)
        .open(from)?;
    let mut target = File::create_new(to)?;
    // The standard library copies inside the kernel where the file system can (copy_file_range).
    io::copy(&mut source, &mut target).map(drop)
}

/// Owner, mode, extended attributes and times, in the order in which none undoes another.
pub(crate) fn copy_attributes(from: &Path, to: &Path, metadata: &fs::Metadata) -> io::Result<()> {
    std::os::unix::fs::lchown(to, Some(metadata.uid()), Some(metadata.gid()))?;
    if !metadata.is_symlink() {
        let mode = Mode::from_bits_truncate(metadata.mode() & 0o7777);
        fchmodat(AT_FDCWD, to, mode, FchmodatFlags::FollowSymlink)?;
    }
    for (name, value) in read_xattrs(from)? {
        match rustix::fs::lsetxattr(to, &name, &value, XattrFlags::empty()) {
            Ok(()) | Err(rustix::io::Errno::OPNOTSUPP) => {}
            Err(errno) => return Err(errno.into()),
        }
    }
    let time = TimeSpec::new(metadata.mtime(), metadata.mtime_nsec());
    Ok(utimensat(
        AT_FDCWD,
        to,
        &time,
        &time,
        UtimensatFlags::NoFollowSymlink,
    )?)
}

/// The extended attributes of a file, without those of overlayfs.
pub(crate) fn read_xattrs(path: &Path) -> io::Result<Vec<(Vec<u8>, Vec<u8>)>> {
    let mut names = vec![0; 1024];
    let length = loop {
        match rustix::fs::llistxattr(path, names.as_mut_slice()) {
            Ok(length) => break length,
            Err(rustix::io::Errno::RANGE) => names.resize(names.len() * 4, 0),
            Err(rustix::io::Errno::OPNOTSUPP) => return Ok(Vec::new()),
            Err(errno) => return Err(errno.into()),
        }
    };
    let mut xattrs = Vec::new();
    for name in names[..length]
        .split(|b| *b == 0)
        .filter(|name| !name.is_empty())
    {
        if name.starts_with(b"trusted.overlay.") || name.starts_with(b"user.overlay.") {
            continue;
        }
        let mut value = vec![0; 1024];
        loop {
            match rustix::fs::lgetxattr(path, name, value.as_mut_slice()) {
                Ok(length) => {
                    value.truncate(length);
                    xattrs.push((name.to_vec(), value));
                    break;
                }
                Err(rustix::io::Errno::RANGE) => value.resize(value.len() * 4, 0),
                // Gone meanwhile.
                Err(rustix::io::Errno::NODATA) => break,
                Err(errno) => return Err(errno.into()),
            }
        }
    }
    Ok(xattrs)
}

/// Applies a layer in its `vfs` form (whiteouts as `.wh.` files) to a tree. Blocking.
pub(super) fn apply_layer(layer: &Path, tree: &Path) -> io::Result<()> {
    let mut copier = Copier::default();
    let mut directories = Vec::new();
    let mut pending = vec![PathBuf::new()];
    while let Some(path) = pending.pop() {
        let (from, to) = (layer.join(&path), tree.join(&path));
        let mut names: Vec<_> = fs::read_dir(&from)?
            .map(|entry| Ok(entry?.file_name()))
            .collect::<io::Result<_>>()?;
        // The marks come first, so that they only hit what was there before; they sort before most names, not all.
        names.sort_by_key(|name| (!name.as_bytes().starts_with(b".wh."), name.clone()));
        for name in names {
            match classify(name.as_bytes(), Driver::Overlay) {
                Name::Plain => {}
                Name::Whiteout(hidden) => {
                    remove_tree(&to, &to.join(OsStr::from_bytes(hidden)))?;
                    continue;
                }
                Name::Opaque => {
                    for entry in fs::read_dir(&to)? {
                        remove_tree(&to, &entry?.path())?;
                    }
                    continue;
                }
                Name::Ignored | Name::Invalid => continue,
            }
            let (source, target) = (from.join(&name), to.join(&name));
            let metadata = fs::symlink_metadata(&source)?;
            let there = fs::symlink_metadata(&target);
            if metadata.is_dir() {
                pending.push(path.join(&name));
                directories.push((source.clone(), target.clone(), metadata.clone()));
                if there.as_ref().is_ok_and(fs::Metadata::is_dir) {
                    continue;
                }
            }
            if there.is_ok() {
                remove_tree(&to, &target)?;
            }
            copier.copy_one(&source, &target, &metadata)?;
        }
    }
    let root = fs::symlink_metadata(layer)?;
    directories.push((layer.to_owned(), tree.to_owned(), root));
    for (from, to, metadata) in directories {
        copy_attributes(&from, &to, &metadata)?;
    }
    Ok(())
}
