//! Owner, mode, extended attributes and times of what an archive brings.

use std::io;
use std::os::fd::BorrowedFd;

use nix::errno::Errno;
use nix::fcntl::AtFlags;
use nix::sys::stat::{FchmodatFlags, Mode, UtimensatFlags, fchmod, fchmodat, futimens, utimensat};
use nix::sys::time::TimeSpec;
use nix::unistd::{Gid, Uid, fchown, fchownat};
use rustix::fs::XattrFlags;

use super::LayerError;
use super::archive::{Kind, Member};
use super::resolve::descriptor_path;

pub(super) const OPAQUE_XATTR: &str = "trusted.overlay.opaque";
/// Attributes that steer overlayfs itself (redirects, merged inodes): an archive must not bring them.
const OVERLAY_XATTRS: [&[u8]; 2] = [b"trusted.overlay.", b"user.overlay."];

/// Attributes of an opened file or directory. The owner first: changing it clears set-id bits and capabilities (chown(2)).
pub(super) fn set_attributes(file: BorrowedFd<'_>, member: &Member) -> Result<(), LayerError> {
    fchown(
        file,
        Some(Uid::from_raw(member.uid)),
        Some(Gid::from_raw(member.gid)),
    )
    .map_err(failed(member, "fchown"))?;
    fchmod(file, Mode::from_bits_truncate(member.mode)).map_err(failed(member, "fchmod"))?;
    for (attribute, value) in checked_xattrs(member)? {
        tolerate(
            rustix::fs::fsetxattr(file, attribute, value, XattrFlags::empty()),
            member,
            attribute,
        )?;
    }
    let time = member_time(member);
    futimens(file, &time, &time).map_err(failed(member, "futimens"))
}

/// Attributes of what cannot be opened: links and devices.
pub(super) fn set_attributes_at(
    parent: BorrowedFd<'_>,
    name: &[u8],
    member: &Member,
) -> Result<(), LayerError> {
    let (uid, gid) = (Uid::from_raw(member.uid), Gid::from_raw(member.gid));
    fchownat(
        parent,
        name,
        Some(uid),
        Some(gid),
        AtFlags::AT_SYMLINK_NOFOLLOW,
    )
    .map_err(failed(member, "fchownat"))?;
    if !matches!(member.kind, Kind::SymbolicLink(_)) {
        // Just made here and no link, so following is safe; Linux has no call that does not (fchmodat(2)).
        fchmodat(
            parent,
            name,
            Mode::from_bits_truncate(member.mode),
            FchmodatFlags::FollowSymlink,
        )
        .map_err(failed(member, "fchmodat"))?;
    }
    let path = descriptor_path(parent)
        .join(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(name));
    for (attribute, value) in checked_xattrs(member)? {
        tolerate(
            rustix::fs::lsetxattr(&path, attribute, value, XattrFlags::empty()),
            member,
            attribute,
        )?;
    }
    let time = member_time(member);
    utimensat(parent, name, &time, &time, UtimensatFlags::NoFollowSymlink)
        .map_err(failed(member, "utimensat"))
}

fn member_time(member: &Member) -> TimeSpec {
    TimeSpec::new(member.mtime_secs, i64::from(member.mtime_nanos))
}

fn checked_xattrs(member: &Member) -> Result<impl Iterator<Item = (&[u8], &[u8])>, LayerError> {
    let steers = |name: &[u8]| OVERLAY_XATTRS.iter().any(|prefix| name.starts_with(prefix));
    if member.xattrs.iter().any(|(name, _)| steers(name)) {
        return Err(LayerError::Escape {
            name: member.display(),
            reason: "it has attributes that steer the overlay",
        });
    }
    Ok(member
        .xattrs
        .iter()
        .map(|(name, value)| (name.as_slice(), value.as_slice())))
}

/// A file system without extended attributes, or a label of another machine's security module, is not the archive's
/// fault: the file comes without it, as with dockerd.
fn tolerate(
    result: rustix::io::Result<()>,
    member: &Member,
    attribute: &[u8],
) -> Result<(), LayerError> {
    let name = String::from_utf8_lossy(attribute);
    match result {
        Ok(()) => Ok(()),
        Err(rustix::io::Errno::OPNOTSUPP) => {
            tracing::warn!(member = member.display(), attribute = %name, "the file system does not take the attribute");
            Ok(())
        }
        Err(rustix::io::Errno::PERM | rustix::io::Errno::INVAL)
            if name.starts_with("security.selinux") =>
        {
            Ok(())
        }
        Err(errno) => Err(LayerError::Unpack {
            name: member.display(),
            call: "setxattr",
            source: errno.into(),
        }),
    }
}

/// Marks that a directory hides everything below it.
pub(super) fn set_opaque(directory: BorrowedFd<'_>, member: &Member) -> Result<(), LayerError> {
    rustix::fs::setxattr(
        descriptor_path(directory),
        OPAQUE_XATTR,
        b"y",
        XattrFlags::empty(),
    )
    .map_err(|errno| LayerError::Unpack {
        name: member.display(),
        call: "setxattr",
        source: errno.into(),
    })
}

/// For the system call that a member failed at.
pub(super) fn failed(member: &Member, call: &'static str) -> impl FnOnce(Errno) -> LayerError {
    let name = member.display();
    move |errno| LayerError::Unpack {
        name,
        call,
        source: io::Error::from(errno),
    }
}
