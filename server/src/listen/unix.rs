//! Unix sockets: made with the right mode and owner from the first instant, taken over when stale, removed at the end.

use std::io::ErrorKind;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

use nix::unistd::{Gid, chown};
use tracing::debug;

use super::ListenError;

/// Read and write for owner and group, as dockerd's.
const SOCKET_MODE: u32 = 0o660;

/// A bound unix socket; dropping it removes the file, if the file is still this socket.
#[derive(Debug)]
pub(crate) struct BoundSocket {
    listener: UnixListener,
    path: PathBuf,
    inode: u64,
}

impl BoundSocket {
    /// Another handle on the same socket, for the accept loop.
    pub(crate) fn try_clone(&self) -> std::io::Result<UnixListener> {
        self.listener.try_clone()
    }
}

impl Drop for BoundSocket {
    fn drop(&mut self) {
        // Another daemon may have taken the path over meanwhile; its socket is not ours to remove.
        if std::fs::symlink_metadata(&self.path).is_ok_and(|found| found.ino() == self.inode) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Binds `path` for owner root and group `owner`.
///
/// The socket is bound under a name of its own in the same directory, given its mode and owner, and renamed into
/// place: nobody can connect before the mode is right, and a stale socket is replaced in one step.
pub(super) fn bind(path: &Path, owner: Option<Gid>) -> Result<BoundSocket, ListenError> {
    let failed = |action, path: &Path| {
        let path = path.to_owned();
        move |source| ListenError::Unix {
            action,
            path,
            source,
        }
    };
    refuse_if_taken(path)?;
    let directory = path.parent().unwrap_or(Path::new("/"));
    std::fs::create_dir_all(directory).map_err(failed("make the directory", directory))?;

    let mut staged = path.as_os_str().to_owned();
    staged.push(format!(".{}", std::process::id()));
    let staged = PathBuf::from(staged);
    let _ = std::fs::remove_file(&staged);
    let listener = UnixListener::bind(&staged).map_err(failed("make the socket", path))?;
    let finish = || {
        std::fs::set_permissions(&staged, std::fs::Permissions::from_mode(SOCKET_MODE))
            .map_err(failed("set the mode of", path))?;
        if let Some(group) = owner {
            chown(&staged, None, Some(group))
                .map_err(|errno| failed("set the group of", path)(std::io::Error::from(errno)))?;
        }
        std::fs::rename(&staged, path).map_err(failed("put the socket in place at", path))?;
        listener
            .set_nonblocking(true)
            .map_err(failed("prepare", path))?;
        std::fs::symlink_metadata(path).map_err(failed("look at", path))
    };
    match finish() {
        Ok(metadata) => Ok(BoundSocket {
            listener,
            path: path.to_owned(),
            inode: metadata.ino(),
        }),
        Err(error) => {
            let _ = std::fs::remove_file(&staged);
            Err(error)
        }
    }
}

/// A socket on which nobody answers is left over from a daemon that was killed; anything else is in use.
fn refuse_if_taken(path: &Path) -> Result<(), ListenError> {
    let found = match std::fs::symlink_metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(source) => {
            return Err(ListenError::Unix {
                action: "look at",
                path: path.to_owned(),
                source,
            });
        }
    };
    if !found.file_type().is_socket() {
        return Err(ListenError::NotASocket(path.to_owned()));
    }
    match UnixStream::connect(path) {
        Ok(_) => Err(ListenError::Alive(path.to_owned())),
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::ConnectionRefused | ErrorKind::NotFound
            ) =>
        {
            debug!(path = %path.display(), "taking over the socket of a daemon that is gone");
            Ok(())
        }
        // EAGAIN: the backlog of a living listener is full.
        Err(error) if error.kind() == ErrorKind::WouldBlock => {
            Err(ListenError::Alive(path.to_owned()))
        }
        Err(source) => Err(ListenError::Unix {
            action: "try",
            path: path.to_owned(),
            source,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_has_its_mode_and_goes_with_its_listener() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("deeper/x.sock");
        let bound = bind(&path, None).expect("bound");
        let metadata = std::fs::metadata(&path).expect("there");
        assert_eq!(metadata.permissions().mode() & 0o777, 0o660);
        assert!(UnixStream::connect(&path).is_ok());
        assert_eq!(
            std::fs::read_dir(path.parent().expect("a parent"))
                .expect("listed")
                .count(),
            1
        );
        drop(bound);
        assert!(!path.exists());
    }

    #[test]
    fn a_stale_socket_is_taken_over_and_a_live_one_refused() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("x.sock");
        drop(UnixListener::bind(&path).expect("bound"));
        assert!(
            path.exists(),
            "the standard library leaves the file, like a killed daemon"
        );
        let _bound = bind(&path, None).expect("taken over");
        assert!(matches!(bind(&path, None), Err(ListenError::Alive(_))));
    }

    #[test]
    fn a_file_is_never_replaced() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("x.sock");
        std::fs::write(&path, "precious").expect("written");
        assert!(matches!(bind(&path, None), Err(ListenError::NotASocket(_))));
        assert!(path.exists());
    }

    #[test]
    fn a_successors_socket_is_not_removed() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("x.sock");
        let first = bind(&path, None).expect("bound");
        std::fs::remove_file(&path).expect("removed");
        let _second = bind(&path, None).expect("bound again");
        drop(first);
        assert!(path.exists());
    }
}
