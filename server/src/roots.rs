//! The directories that the daemon owns, and the lock that keeps a second daemon out of them.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::fcntl::{Flock, FlockArg};
use thiserror::Error;

/// Others may pass through to what a container's own mode allows, and may not look around (CVE-2021-41091).
const ROOT_MODE: u32 = 0o711;

/// Why the directories cannot be used.
#[derive(Debug, Error)]
pub(crate) enum RootsError {
    /// Another daemon works on them.
    #[error("another daemon is using {0}; stop it, or choose another directory with --exec-root")]
    InUse(PathBuf),
    /// A step failed.
    #[error("cannot {action} {path}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// The directories, and the lock on the exec root; the engine locks the data root itself. A lock ends with the process,
/// whatever ends it.
#[derive(Debug)]
pub(crate) struct Roots {
    _exec: Flock<File>,
}

/// Makes both directories with at most mode 0711 and locks the exec root. Blocks on the file system.
pub(crate) fn prepare(data_root: &Path, exec_root: &Path) -> Result<Roots, RootsError> {
    make(data_root)?;
    make(exec_root)?;
    Ok(Roots {
        _exec: lock(exec_root)?,
    })
}

fn make(path: &Path) -> Result<(), RootsError> {
    let failed = |action| {
        move |source| RootsError::Io {
            action,
            path: path.to_owned(),
            source,
        }
    };
    fs::DirBuilder::new()
        .recursive(true)
        .mode(ROOT_MODE)
        .create(path)
        .map_err(failed("make"))?;
    let mode = fs::metadata(path)
        .map_err(failed("look at"))?
        .permissions()
        .mode()
        & 0o7777;
    if mode & !ROOT_MODE != 0 {
        fs::set_permissions(path, Permissions::from_mode(mode & ROOT_MODE))
            .map_err(failed("restrict the mode of"))?;
    }
    Ok(())
}

fn lock(directory: &Path) -> Result<Flock<File>, RootsError> {
    let path = directory.join("pierd.lock");
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(&path)
        .map_err(|source| RootsError::Io {
            action: "open",
            path: path.clone(),
            source,
        })?;
    match Flock::lock(file, FlockArg::LockExclusiveNonblock) {
        Ok(mut lock) => {
            // Only for whoever looks at the file; the lock itself is what counts.
            let _ = lock.set_len(0);
            let _ = write!(lock, "{}", std::process::id());
            Ok(lock)
        }
        Err((_, Errno::EWOULDBLOCK)) => Err(RootsError::InUse(directory.to_owned())),
        Err((_, errno)) => Err(RootsError::Io {
            action: "lock",
            path,
            source: errno.into(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_daemon_is_kept_out() {
        let directory = tempfile::tempdir().expect("a directory");
        let (data, exec) = (directory.path().join("data"), directory.path().join("exec"));
        let first = prepare(&data, &exec).expect("prepared");
        assert!(matches!(
            prepare(&directory.path().join("other"), &exec),
            Err(RootsError::InUse(_))
        ));
        drop(first);
        prepare(&data, &exec).expect("free again");
    }

    #[test]
    fn modes_are_never_wider_than_0711() {
        let directory = tempfile::tempdir().expect("a directory");
        let data = directory.path().join("data");
        fs::create_dir(&data).expect("made");
        fs::set_permissions(&data, Permissions::from_mode(0o755)).expect("widened");
        let _roots = prepare(&data, &directory.path().join("exec")).expect("prepared");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&data), 0o711);
        assert_eq!(mode(&directory.path().join("exec")) & !0o711, 0);
    }
}
