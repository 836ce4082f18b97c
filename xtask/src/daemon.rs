//! A `pierd` on scratch roots, for the commands that show or measure one.

use std::fs::File;
use std::io;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

/// How long the daemon may take to listen, or to end.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long to wait between two looks at whether it does.
const BREATH: Duration = Duration::from_millis(10);

/// What can go wrong with a daemon.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DaemonError {
    #[error("{what}: {}", path.display())]
    Scratch {
        what: &'static str,
        path: PathBuf,
        source: io::Error,
    },
    #[error("{} cannot be started", program.display())]
    Start { program: PathBuf, source: io::Error },
    #[error("pierd {what}; its log:\n{log}")]
    Daemon { what: String, log: String },
    #[error("the daemon left something behind: {0}")]
    LeftBehind(String),
}

/// A running daemon. It ends when it is dropped, unless it is kept.
#[derive(Debug)]
pub(crate) struct Daemon {
    child: Child,
    directory: PathBuf,
    kept: bool,
}

impl Daemon {
    /// Starts `program` with these flags beside those that point it at roots in a directory of its own, and waits until
    /// it listens. `purpose` goes into the directory's name.
    pub(crate) fn start(
        program: &Path,
        purpose: &str,
        flags: &[&str],
    ) -> Result<Self, DaemonError> {
        let name = format!("pierhead-{purpose}-{}", std::process::id());
        let directory = std::env::temp_dir().join(name);
        std::fs::create_dir(&directory).map_err(|source| DaemonError::Scratch {
            what: "a scratch directory cannot be made",
            path: directory.clone(),
            source,
        })?;
        let path = directory.join("log");
        let log = File::create(&path).map_err(|source| DaemonError::Scratch {
            what: "the log cannot be made",
            path,
            source,
        })?;
        // Its own empty file keeps a configuration of this machine's out.
        let path = directory.join("daemon.json");
        std::fs::write(&path, "{}").map_err(|source| DaemonError::Scratch {
            what: "the configuration cannot be made",
            path,
            source,
        })?;
        // The machine's own configuration is not meant, and a file that is named has to be there.
        let path = directory.join("daemon.json");
        std::fs::write(&path, "{}\n").map_err(|source| DaemonError::Scratch {
            what: "the configuration cannot be written",
            path,
            source,
        })?;
        let mut command = Command::new(program);
        command.arg("--host").arg(host_in(&directory));
        for (flag, name) in [
            ("--data-root", "data"),
            ("--exec-root", "exec"),
            ("--pidfile", "pierd.pid"),
            ("--config-file", "daemon.json"),
        ] {
            command.arg(flag).arg(directory.join(name));
        }
        let child = command
            .args(flags)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(|source| DaemonError::Start {
                program: program.to_owned(),
                source,
            })?;
        let mut daemon = Self {
            child,
            directory,
            kept: false,
        };
        daemon.wait_until_it_listens()?;
        Ok(daemon)
    }

    /// Where it listens, as `-H` spells it.
    pub(crate) fn host(&self) -> String {
        host_in(&self.directory)
    }

    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The directory that holds everything it writes.
    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }

    /// What it has logged.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.directory.join("log")).unwrap_or_default()
    }

    /// Leaves it up.
    pub(crate) fn keep(mut self) {
        self.kept = true;
    }

    /// Ends it, looks whether it left a mount behind, and removes its directory.
    pub(crate) fn stop(mut self) -> Result<(), DaemonError> {
        self.terminate();
        let since = Instant::now();
        while self.child.try_wait().ok().flatten().is_none() {
            if since.elapsed() > PATIENCE {
                return Err(self.failed("does not end".to_owned()));
            }
            std::thread::sleep(BREATH);
        }
        self.kept = true;
        let left = self.mounts();
        if !left.is_empty() {
            return Err(DaemonError::LeftBehind(format!("mounts on {left}")));
        }
        std::fs::remove_dir_all(&self.directory).map_err(|source| DaemonError::Scratch {
            what: "the scratch directory cannot be removed",
            path: self.directory.clone(),
            source,
        })
    }

    fn wait_until_it_listens(&mut self) -> Result<(), DaemonError> {
        let since = Instant::now();
        while UnixStream::connect(self.directory.join(SOCKET)).is_err() {
            if let Some(status) = self.child.try_wait().ok().flatten() {
                return Err(self.failed(format!("ended ({status})")));
            }
            if since.elapsed() > PATIENCE {
                return Err(self.failed("does not listen".to_owned()));
            }
            std::thread::sleep(BREATH);
        }
        Ok(())
    }

    fn failed(&self, what: String) -> DaemonError {
        DaemonError::Daemon {
            what,
            log: self.log(),
        }
    }

    /// What is mounted in its directory.
    fn mounts(&self) -> String {
        let table = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        let left: Vec<&str> = table
            .lines()
            .filter_map(|line| line.split(' ').nth(4))
            .filter(|point| Path::new(point).starts_with(&self.directory))
            .collect();
        left.join(", ")
    }

    fn terminate(&self) {
        if let Ok(pid) = i32::try_from(self.child.id()) {
            // A daemon that is gone already is what we want.
            let _ = kill(Pid::from_raw(pid), Signal::SIGTERM);
        }
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        if !self.kept {
            self.terminate();
            let _ = self.child.wait();
        }
    }
}

/// The socket's name in the daemon's directory.
const SOCKET: &str = "pierd.sock";

fn host_in(directory: &Path) -> String {
    format!("unix://{}", directory.join(SOCKET).display())
}
