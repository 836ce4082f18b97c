//! The file that says which process is the daemon.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::Pid;
use thiserror::Error;

/// Why the daemon may not start, as far as the file goes.
#[derive(Debug, Error)]
pub(crate) enum PidfileError {
    /// The process it names lives.
    #[error(
        "process with PID {pid} is still running, says {path}; stop it, or choose another file with --pidfile"
    )]
    Alive {
        /// The file.
        path: PathBuf,
        /// The process.
        pid: i32,
    },
    /// It cannot be read or written.
    #[error("cannot {action} {path}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// The daemon's process id on disk; dropping it removes the file, if it still says this process.
#[derive(Debug)]
pub(crate) struct Pidfile {
    path: PathBuf,
}

impl Pidfile {
    /// Writes the file, unless a living process stands in it. What a dead one left, or nonsense, is replaced. Blocks on
    /// the file system.
    pub(crate) fn create(path: &Path) -> Result<Self, PidfileError> {
        let failed = |action| {
            let path = path.to_owned();
            move |source| PidfileError::Io {
                action,
                path,
                source,
            }
        };
        match read(path).map_err(failed("read"))? {
            Some(pid) if pid != own_pid() && is_alive(pid) => {
                return Err(PidfileError::Alive {
                    path: path.to_owned(),
                    pid,
                });
            }
            _ => {}
        }
        if let Some(directory) = path.parent() {
            fs::create_dir_all(directory).map_err(failed("make the directory of"))?;
        }
        // Written aside and renamed, so that a reader never sees half a number.
        let mut staged = path.as_os_str().to_owned();
        staged.push(".new");
        fs::write(&staged, own_pid().to_string()).map_err(failed("write"))?;
        fs::rename(&staged, path).map_err(failed("write"))?;
        Ok(Self {
            path: path.to_owned(),
        })
    }
}

impl Drop for Pidfile {
    fn drop(&mut self) {
        if read(&self.path).ok().flatten() == Some(own_pid()) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn own_pid() -> i32 {
    Pid::this().as_raw()
}

/// The number in the file; `None` where there is no file or no number.
fn read(path: &Path) -> std::io::Result<Option<i32>> {
    match fs::read(path) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes)
            .trim()
            .parse()
            .ok()
            .filter(|pid| *pid > 0)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether a process of that number exists; one that we may not signal (EPERM) does.
fn is_alive(pid: i32) -> bool {
    !matches!(kill(Pid::from_raw(pid), None), Err(Errno::ESRCH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_names_this_process_and_goes_with_it() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("run/pierd.pid");
        let pidfile = Pidfile::create(&path).expect("created");
        assert_eq!(
            fs::read_to_string(&path).expect("read"),
            std::process::id().to_string()
        );
        drop(pidfile);
        assert!(!path.exists());
    }

    #[test]
    fn a_living_process_is_respected() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("pierd.pid");
        fs::write(&path, "1\n").expect("written");
        assert!(matches!(
            Pidfile::create(&path),
            Err(PidfileError::Alive { pid: 1, .. })
        ));
        assert!(path.exists());
    }

    #[test]
    fn what_is_stale_or_nonsense_is_replaced() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("pierd.pid");
        // The kernel's largest process id is below 2^22, so this one cannot live.
        for text in ["4194304", "", "-1", "not a number"] {
            fs::write(&path, text).expect("written");
            let pidfile = Pidfile::create(&path).expect(text);
            drop(pidfile);
        }
    }
}
