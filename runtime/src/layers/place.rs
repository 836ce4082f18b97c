//! Making one member of an archive in the tree.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::fcntl::{AT_FDCWD, AtFlags, OFlag, openat, renameat};
use nix::sys::stat::{
    FchmodatFlags, Mode, SFlag, UtimensatFlags, fchmodat, fstatat, makedev, mkdirat, mknodat,
    utimensat,
};
use nix::sys::time::TimeSpec;
use nix::unistd::{
    Gid, LinkatFlags, Uid, UnlinkatFlags, fchownat, linkat, symlinkat, unlinkat, write,
};

use super::LayerError;
use super::archive::{Device, Kind, Member};
use super::attributes::{failed, set_attributes, set_attributes_at, set_opaque};
use super::layout::kept_directory;
use super::resolve::Root;
use super::unpack::{clean_path, split};

/// Makes members below a root. Keeps the last directory open, because members come directory by directory.
pub(super) struct Placer {
    root: Root,
    layer: PathBuf,
    parent: Option<(Vec<u8>, OwnedFd)>,
    kept: u64,
    /// Whether a whiteout made way for the next member: a directory in its place hides what lies below.
    replaced_whiteout: bool,
}

impl Placer {
    pub(super) fn new(layer: &Path, root: &Path) -> Result<Self, LayerError> {
        let root = Root::open(root).map_err(LayerError::files("open", root))?;
        let mode = fchmodat(
            root.as_fd(),
            ".",
            Mode::from_bits_truncate(0o755),
            FchmodatFlags::FollowSymlink,
        );
        mode.map_err(|errno| LayerError::files("set the mode of", layer)(errno.into()))?;
        Ok(Self {
            root,
            layer: layer.to_owned(),
            parent: None,
            kept: 0,
            replaced_whiteout: false,
        })
    }

    /// Sets the root directory's own attributes.
    pub(super) fn root_attributes(&mut self, member: &Member) -> Result<(), LayerError> {
        if member.kind != Kind::Directory {
            return Err(LayerError::Escape {
                name: member.display(),
                reason: "it takes the place of the root",
            });
        }
        let root = self
            .root
            .directory(b"", OFlag::O_RDONLY)
            .map_err(failed(member, "openat2"))?;
        set_attributes(root.as_fd(), member)
    }

    /// Takes away what has the name unless it is a directory that stays. What had content is kept aside, and the number
    /// it got is returned, because the layer's archive cannot be given back without it.
    pub(super) fn make_room(
        &mut self,
        directory: &[u8],
        name: &[u8],
        member: &Member,
    ) -> Result<Option<u64>, LayerError> {
        self.replaced_whiteout = false;
        let parent = self.parent(directory, member)?;
        let (there, device) = match fstatat(parent, name, AtFlags::AT_SYMLINK_NOFOLLOW) {
            Ok(there) => (
                SFlag::from_bits_truncate(there.st_mode) & SFlag::S_IFMT,
                there.st_rdev,
            ),
            Err(Errno::ENOENT) => return Ok(None),
            Err(errno) => return Err(failed(member, "fstatat")(errno)),
        };
        let holds_content = there == SFlag::S_IFREG || there == SFlag::S_IFDIR;
        if there == SFlag::S_IFDIR && member.kind == Kind::Directory {
            return Ok(None);
        }
        if !holds_content {
            unlinkat(parent, name, UnlinkatFlags::NoRemoveDir)
                .map_err(failed(member, "unlinkat"))?;
            self.parent = None;
            self.replaced_whiteout = there == SFlag::S_IFCHR && device == 0;
            return Ok(None);
        }
        let kept = kept_directory(&self.layer)
            .map_err(LayerError::files("create a directory in", &self.layer))?;
        let number = self.kept;
        let parent = self.parent(directory, member)?;
        renameat(parent, name, AT_FDCWD, &kept.join(number.to_string()))
            .map_err(failed(member, "renameat"))?;
        self.kept += 1;
        self.parent = None;
        Ok(Some(number))
    }

    /// Creates a file without content. [`Placer::make_room`] came before.
    pub(super) fn create_file<'m>(
        &mut self,
        parent: &[u8],
        name: &[u8],
        member: &'m Member,
    ) -> Result<NewFile<'m>, LayerError> {
        let parent = self.parent(parent, member)?;
        let flags =
            OFlag::O_WRONLY | OFlag::O_CREAT | OFlag::O_EXCL | OFlag::O_NOFOLLOW | OFlag::O_CLOEXEC;
        let file = openat(parent, name, flags, Mode::from_bits_truncate(0o600))
            .map_err(failed(member, "openat"))?;
        Ok(NewFile { file, member })
    }

    /// Creates anything but a file. [`Placer::make_room`] came before.
    pub(super) fn create_other(
        &mut self,
        parent: &[u8],
        name: &[u8],
        member: &Member,
    ) -> Result<(), LayerError> {
        if let Kind::HardLink(target) = &member.kind {
            return self.hard_link(parent, name, target, member);
        }
        let hides = self.replaced_whiteout;
        let parent = self.parent(parent, member)?;
        match &member.kind {
            Kind::Directory => {
                let directory = make_directory(parent, name, member)?;
                return if hides {
                    set_opaque(directory.as_fd(), member)
                } else {
                    Ok(())
                };
            }
            Kind::SymbolicLink(target) => {
                symlinkat(target.as_slice(), parent, name).map_err(failed(member, "symlinkat"))?;
            }
            Kind::Fifo => make_node(parent, name, SFlag::S_IFIFO, None, member)?,
            Kind::CharacterDevice(device) => {
                make_node(parent, name, SFlag::S_IFCHR, Some(*device), member)?
            }
            Kind::BlockDevice(device) => {
                make_node(parent, name, SFlag::S_IFBLK, Some(*device), member)?
            }
            Kind::File | Kind::HardLink(_) => {}
        }
        set_attributes_at(parent, name, member)
    }

    /// Marks that `hidden` is gone, unless this layer has something of that name itself.
    pub(super) fn whiteout(
        &mut self,
        parent: &[u8],
        hidden: &[u8],
        member: &Member,
    ) -> Result<(), LayerError> {
        let parent = self.parent(parent, member)?;
        let mode = Mode::from_bits_truncate(0o600);
        match mknodat(parent, hidden, SFlag::S_IFCHR, mode, makedev(0, 0)) {
            Ok(()) => {}
            // The layer's own file hides the one below anyway; its own directory does when it is opaque.
            Err(Errno::EEXIST) => {
                let flags = OFlag::O_DIRECTORY | OFlag::O_NOFOLLOW | OFlag::O_CLOEXEC;
                return match openat(parent, hidden, flags, Mode::empty()) {
                    Ok(directory) => set_opaque(directory.as_fd(), member),
                    Err(_) => Ok(()),
                };
            }
            Err(errno) => return Err(failed(member, "mknodat")(errno)),
        }
        let (uid, gid) = (Uid::from_raw(member.uid), Gid::from_raw(member.gid));
        fchownat(
            parent,
            hidden,
            Some(uid),
            Some(gid),
            AtFlags::AT_SYMLINK_NOFOLLOW,
        )
        .map_err(failed(member, "fchownat"))
    }

    /// Marks that the directory hides everything below it.
    pub(super) fn opaque(&mut self, directory: &[u8], member: &Member) -> Result<(), LayerError> {
        let directory = self.parent(directory, member)?;
        set_opaque(directory, member)
    }

    /// Sets the time of a directory; one that a later member replaced keeps its own.
    pub(super) fn set_directory_time(&self, path: &[u8], secs: i64, nanos: u32) {
        let (parent, name) = split(path);
        let Ok(parent) = self.root.directory(parent, OFlag::O_PATH) else {
            return;
        };
        let name = if name.is_empty() {
            b".".as_slice()
        } else {
            name
        };
        let time = TimeSpec::new(secs, i64::from(nanos));
        // A time that the file system cannot hold is no reason to refuse the layer.
        let _ = utimensat(parent, name, &time, &time, UtimensatFlags::NoFollowSymlink);
    }

    fn hard_link(
        &mut self,
        parent: &[u8],
        name: &[u8],
        target: &[u8],
        member: &Member,
    ) -> Result<(), LayerError> {
        let Ok(target) = clean_path(target, usize::MAX) else {
            return Err(LayerError::Escape {
                name: member.display(),
                reason: "its link target is above the root",
            });
        };
        let (target_parent, target_name) = split(&target);
        if target_name.is_empty() {
            return Err(LayerError::Escape {
                name: member.display(),
                reason: "its link target is the root",
            });
        }
        let target_parent = self
            .root
            .directory(target_parent, OFlag::O_PATH)
            .map_err(failed(member, "openat2"))?;
        let parent = self.parent(parent, member)?;
        // Without AT_SYMLINK_FOLLOW: a target that is a symbolic link is linked itself.
        linkat(
            &target_parent,
            target_name,
            parent,
            name,
            LinkatFlags::empty(),
        )
        .map_err(failed(member, "linkat"))
    }

    /// The opened directory at `path`, made when it is missing.
    fn parent(&mut self, path: &[u8], member: &Member) -> Result<BorrowedFd<'_>, LayerError> {
        let opened = match self.parent.take() {
            Some((opened, directory)) if opened == path => (opened, directory),
            _ => (
                path.to_vec(),
                self.root
                    .make_directories(path)
                    .map_err(failed(member, "openat2"))?,
            ),
        };
        Ok(self.parent.insert(opened).1.as_fd())
    }
}

/// A file that is being written.
pub(super) struct NewFile<'m> {
    file: OwnedFd,
    member: &'m Member,
}

impl NewFile<'_> {
    pub(super) fn write(&mut self, mut bytes: &[u8]) -> Result<(), LayerError> {
        while !bytes.is_empty() {
            match write(&self.file, bytes) {
                Ok(written) => bytes = &bytes[written..],
                Err(Errno::EINTR) => {}
                Err(errno) => return Err(failed(self.member, "write")(errno)),
            }
        }
        Ok(())
    }

    pub(super) fn finish(self, member: &Member) -> Result<(), LayerError> {
        set_attributes(self.file.as_fd(), member)
    }
}

fn make_directory(
    parent: BorrowedFd<'_>,
    name: &[u8],
    member: &Member,
) -> Result<OwnedFd, LayerError> {
    match mkdirat(parent, name, Mode::from_bits_truncate(0o700)) {
        Ok(()) | Err(Errno::EEXIST) => {}
        Err(errno) => return Err(failed(member, "mkdirat")(errno)),
    }
    let flags = OFlag::O_DIRECTORY | OFlag::O_NOFOLLOW | OFlag::O_CLOEXEC;
    let directory = openat(parent, name, flags, Mode::empty()).map_err(failed(member, "openat"))?;
    set_attributes(directory.as_fd(), member)?;
    Ok(directory)
}

fn make_node(
    parent: BorrowedFd<'_>,
    name: &[u8],
    kind: SFlag,
    device: Option<Device>,
    member: &Member,
) -> Result<(), LayerError> {
    let device = device.map_or(0, |d| makedev(d.major.into(), d.minor.into()));
    mknodat(parent, name, kind, Mode::from_bits_truncate(0o600), device)
        .map_err(failed(member, "mknodat"))
}
