//! Mounts by descriptor: made detached, given their attributes, then attached to an already resolved target.

use std::ffi::CString;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, FileType, OFlags};
use rustix::mount::{
    FsMountFlags, FsOpenFlags, MountAttrFlags, MountFlags, MountPropagationFlags, MoveMountFlags,
    OpenTreeFlags, UnmountFlags,
};

use super::{CallError, OrCall, raw};
use crate::launch::{MountAttrs, Propagation};

/// Longest option string that mount(2) takes, its terminating zero included.
const PAGE_BYTES: usize = 4096;

/// Makes a detached instance of a file system.
pub fn new_filesystem(
    fstype: &str,
    source: &str,
    options: &[String],
    attrs: MountAttrs,
) -> Result<OwnedFd, CallError> {
    let context = rustix::mount::fsopen(fstype, FsOpenFlags::FSOPEN_CLOEXEC)
        .or_call(|| format!("fsopen({fstype:?})"))?;
    let described = |key: &str| format!("fsconfig({fstype:?}, {key:?})");
    rustix::mount::fsconfig_set_string(&context, "source", source)
        .or_call(|| described("source"))?;
    for option in options {
        match option.split_once('=') {
            Some((key, value)) => rustix::mount::fsconfig_set_string(&context, key, value),
            None => rustix::mount::fsconfig_set_flag(&context, option.as_str()),
        }
        .or_call(|| told(described(option), context.as_fd()))?;
    }
    finish(context, fstype, attrs)
}

/// Makes a detached overlay with more lower directories than fit into one option string (kernel 6.5).
fn long_overlay(lower: &[PathBuf], upper: &Path, work: &Path) -> Result<OwnedFd, CallError> {
    let context = rustix::mount::fsopen("overlay", FsOpenFlags::FSOPEN_CLOEXEC)
        .or_call(|| "fsopen(\"overlay\")".to_owned())?;
    let set = |key: &str, value: &Path| {
        rustix::mount::fsconfig_set_string(&context, key, value).or_call(|| {
            told(
                format!("fsconfig(\"overlay\", {key}={})", value.display()),
                context.as_fd(),
            )
        })
    };
    for directory in lower {
        set("lowerdir+", directory)?;
    }
    set("upperdir", upper)?;
    set("workdir", work)?;
    finish(context, "overlay", MountAttrs::default())
}

fn finish(context: OwnedFd, fstype: &str, attrs: MountAttrs) -> Result<OwnedFd, CallError> {
    rustix::mount::fsconfig_create(&context)
        .or_call(|| told(format!("fsconfig({fstype:?}, create)"), context.as_fd()))?;
    let flags = MountAttrFlags::from_bits_retain(attr_bits(attrs) as u32);
    rustix::mount::fsmount(&context, FsMountFlags::FSMOUNT_CLOEXEC, flags)
        .or_call(|| format!("fsmount({fstype:?})"))
}

/// Adds what the kernel wrote into the context's log (`e overlay: …`) to the description of a call.
fn told(call: String, context: BorrowedFd<'_>) -> String {
    let mut buffer = [0u8; 512];
    match rustix::io::read(context, &mut buffer) {
        Ok(length) if length > 2 => {
            format!(
                "{call} ({})",
                String::from_utf8_lossy(&buffer[2..length]).trim_end()
            )
        }
        _ => call,
    }
}

/// Mounts an overlay over its own upper directory's path, in the present mount namespace, and opens its root.
/// The overlay holds its directories by reference, so covering the path takes nothing away from it.
pub fn mount_overlay(lower: &[PathBuf], upper: &Path, work: &Path) -> Result<OwnedFd, CallError> {
    let options = overlay_options(lower, upper, work);
    if options.as_bytes().len() < PAGE_BYTES {
        rustix::mount::mount(
            "overlay",
            upper,
            "overlay",
            MountFlags::empty(),
            Some(options.as_c_str()),
        )
        .or_call(|| format!("mount(\"overlay\", {})", options.to_string_lossy()))?;
        open_directory(upper)
    } else {
        let detached = long_overlay(lower, upper, work)?;
        attach(
            detached.as_fd(),
            open_directory(upper)?.as_fd(),
            &upper.display().to_string(),
        )?;
        Ok(detached)
    }
}

/// Mounts a directory onto itself, so that it can become a root, and opens it.
pub fn mount_directory(path: &Path) -> Result<OwnedFd, CallError> {
    let tree = clone_tree(path, true)?;
    attach(
        tree.as_fd(),
        open_directory(path)?.as_fd(),
        &path.display().to_string(),
    )?;
    Ok(tree)
}

fn open_directory(path: &Path) -> Result<OwnedFd, CallError> {
    rustix::fs::open(
        path,
        OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC,
        rustix::fs::Mode::empty(),
    )
    .or_call(|| format!("open({path:?}, directory)"))
}

/// A detached copy of the mount at a host path.
pub fn clone_tree(source: &Path, recursive: bool) -> Result<OwnedFd, CallError> {
    let mut flags = OpenTreeFlags::OPEN_TREE_CLONE | OpenTreeFlags::OPEN_TREE_CLOEXEC;
    if recursive {
        flags |= OpenTreeFlags::AT_RECURSIVE;
    }
    rustix::mount::open_tree(CWD, source, flags).or_call(|| format!("open_tree({source:?}, clone)"))
}

/// A detached copy of the mount that shows exactly what a descriptor refers to.
pub fn clone_descriptor(source: BorrowedFd<'_>, what: &str) -> Result<OwnedFd, CallError> {
    let flags = OpenTreeFlags::OPEN_TREE_CLONE
        | OpenTreeFlags::OPEN_TREE_CLOEXEC
        | OpenTreeFlags::AT_EMPTY_PATH;
    rustix::mount::open_tree(source, "", flags).or_call(|| format!("open_tree({what}, clone)"))
}

/// Attaches a detached mount to a target; `shown` is the target's name in messages.
pub fn attach(mount: BorrowedFd<'_>, target: BorrowedFd<'_>, shown: &str) -> Result<(), CallError> {
    let flags = MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH | MoveMountFlags::MOVE_MOUNT_T_EMPTY_PATH;
    rustix::mount::move_mount(mount, "", target, "", flags)
        .or_call(|| format!("move_mount({shown:?})"))
}

/// Sets attributes on the mount behind a descriptor, and on none below it.
pub fn set_attributes(mount: BorrowedFd<'_>, attrs: MountAttrs) -> Result<(), CallError> {
    let bits = attr_bits(attrs);
    if bits == 0 {
        return Ok(());
    }
    // The access-time modes are one field: it must be cleared to be set (mount_setattr(2)).
    let atime = MountAttrFlags::MOUNT_ATTR__ATIME.bits() as u64;
    let clear = if attrs.noatime || attrs.strictatime {
        atime
    } else {
        0
    };
    raw::mount_setattr(mount, false, bits, clear, 0)
}

/// Sets the propagation of the mount behind a descriptor.
pub fn set_propagation(mount: BorrowedFd<'_>, propagation: Propagation) -> Result<(), CallError> {
    raw::mount_setattr(
        mount,
        propagation.is_recursive(),
        0,
        0,
        propagation_bits(propagation).bits() as u64,
    )
}

/// Sets the propagation of every mount in this namespace.
pub fn set_root_propagation(propagation: Propagation) -> Result<(), CallError> {
    let bits = propagation_bits(propagation) | MountPropagationFlags::REC;
    rustix::mount::mount_change("/", bits).or_call(|| format!("mount(\"/\", {propagation:?})"))
}

/// Makes the mount that holds a path private. Otherwise what is mounted there would appear on the host, too, and
/// pivot_root(2) would refuse it as a root.
pub fn make_holder_private(path: &Path) -> Result<(), CallError> {
    for ancestor in path.ancestors() {
        match rustix::mount::mount_change(ancestor, MountPropagationFlags::PRIVATE) {
            Ok(()) => return Ok(()),
            // Not a mount point: look further up.
            Err(rustix::io::Errno::INVAL) => {}
            Err(errno) => return Err(errno).or_call(|| format!("mount({ancestor:?}, private)")),
        }
    }
    Ok(())
}

/// Makes the directory behind a descriptor the root and drops the old one.
pub fn pivot(root: BorrowedFd<'_>) -> Result<(), CallError> {
    rustix::process::fchdir(root).or_call(|| "fchdir(new root)".to_owned())?;
    // With "." twice the old root ends up mounted over the new one, without a directory for it (pivot_root(2)).
    rustix::process::pivot_root(".", ".").or_call(|| "pivot_root(\".\", \".\")".to_owned())?;
    // So that the detaching below does not travel to the host.
    rustix::mount::mount_change(
        ".",
        MountPropagationFlags::DOWNSTREAM | MountPropagationFlags::REC,
    )
    .or_call(|| "mount(old root, slave)".to_owned())?;
    rustix::mount::unmount(".", UnmountFlags::DETACH)
        .or_call(|| "umount2(old root, detach)".to_owned())?;
    rustix::process::chdir("/").or_call(|| "chdir(\"/\")".to_owned())
}

/// Whether a descriptor refers to a directory.
pub fn is_directory(descriptor: BorrowedFd<'_>) -> Result<bool, CallError> {
    let stat = rustix::fs::fstat(descriptor).or_call(|| "fstat()".to_owned())?;
    Ok(FileType::from_raw_mode(stat.st_mode) == FileType::Directory)
}

fn attr_bits(attrs: MountAttrs) -> u64 {
    [
        (attrs.read_only, MountAttrFlags::MOUNT_ATTR_RDONLY),
        (attrs.nosuid, MountAttrFlags::MOUNT_ATTR_NOSUID),
        (attrs.nodev, MountAttrFlags::MOUNT_ATTR_NODEV),
        (attrs.noexec, MountAttrFlags::MOUNT_ATTR_NOEXEC),
        (attrs.noatime, MountAttrFlags::MOUNT_ATTR_NOATIME),
        (attrs.nodiratime, MountAttrFlags::MOUNT_ATTR_NODIRATIME),
        (attrs.strictatime, MountAttrFlags::MOUNT_ATTR_STRICTATIME),
    ]
    .into_iter()
    .filter(|(wanted, _)| *wanted)
    .map(|(_, flag)| u64::from(flag.bits()))
    .fold(0, |bits, flag| bits | flag)
}

fn propagation_bits(propagation: Propagation) -> MountPropagationFlags {
    match propagation {
        Propagation::Private | Propagation::RecursivePrivate => MountPropagationFlags::PRIVATE,
        Propagation::Slave | Propagation::RecursiveSlave => MountPropagationFlags::DOWNSTREAM,
        Propagation::Shared | Propagation::RecursiveShared => MountPropagationFlags::SHARED,
    }
}

/// The option string of mount(2) for an overlay; `\`, `,` and, between lower directories, `:` are escaped.
fn overlay_options(lower: &[PathBuf], upper: &Path, work: &Path) -> CString {
    let mut options = b"lowerdir=".to_vec();
    let escape = |options: &mut Vec<u8>, path: &Path, colon: bool| {
        for &byte in path.as_os_str().as_bytes() {
            if byte == b'\\' || byte == b',' || (colon && byte == b':') {
                options.push(b'\\');
            }
            options.push(byte);
        }
    };
    for (index, directory) in lower.iter().enumerate() {
        if index > 0 {
            options.push(b':');
        }
        escape(&mut options, directory, true);
    }
    options.extend_from_slice(b",upperdir=");
    escape(&mut options, upper, false);
    options.extend_from_slice(b",workdir=");
    escape(&mut options, work, false);
    // A path of the daemon's own cannot hold a zero byte; cut there rather than fail.
    options.retain(|byte| *byte != 0);
    CString::new(options).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlay_options_escape_what_separates() {
        let lower = [PathBuf::from("/a:b"), PathBuf::from("/c,d")];
        let options = overlay_options(&lower, Path::new("/u:p"), Path::new("/w\\k"));
        assert_eq!(
            options.to_bytes(),
            b"lowerdir=/a\\:b:/c\\,d,upperdir=/u:p,workdir=/w\\\\k"
        );
    }
}
