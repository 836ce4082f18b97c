//! `cargo xtask demo`: everything from the document to containers that share memory, on scratch roots.

use std::fs::File;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::cargo::{self, Cargo};

/// How long the daemon may take to listen, or to end.
const PATIENCE: Duration = Duration::from_secs(20);

/// Shows the whole way once: generated code, daemon, containers in every IPC mode.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Leave the daemon up at the end and say how to reach it
    #[arg(long)]
    keep: bool,
}

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DemoError {
    #[error(
        "the demo starts containers, which takes root: run `sudo -E env PATH=$PATH cargo xtask demo`, \
         or `cargo test --workspace`, which skips what it may not do"
    )]
    NotRoot,
    #[error("{0}")]
    Build(#[from] cargo::CargoError),
    #[error("{what}: {path}")]
    Scratch {
        what: &'static str,
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{program} cannot be started")]
    Start {
        program: PathBuf,
        source: std::io::Error,
    },
    #[error("pierd {what}; its log:\n{log}")]
    Daemon { what: String, log: String },
    #[error("the demonstration failed ({status}); the daemon's log:\n{log}")]
    Scene { status: ExitStatus, log: String },
    #[error("the demo left something behind: {0}")]
    LeftBehind(String),
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, DemoError> {
    if !nix::unistd::geteuid().is_root() {
        return Err(DemoError::NotRoot);
    }
    println!("building pierd, its monitor and an image …");
    let cargo = Cargo::new(cargo::Profile::Dev);
    cargo.programs()?;
    let probe = cargo.static_example("pierhead-runtime", "pier-probe")?;
    let scene = cargo.example("pierhead-client", "demo")?;

    let scratch = Scratch::new()?;
    let mut daemon = Daemon::start(&cargo.directory().join("pierd"), &scratch, args.keep)?;
    println!("pierd listens on {}\n", scratch.host());
    let status = Command::new(&scene)
        .arg(scratch.host())
        .arg(probe)
        .status()
        .map_err(|source| DemoError::Start {
            program: scene,
            source,
        })?;
    if !status.success() {
        let log = scratch.log();
        daemon.stop(&scratch)?;
        scratch.remove()?;
        return Err(DemoError::Scene { status, log });
    }
    if args.keep {
        daemon.keep();
        println!("\nThe daemon stays up, with the image pier-demo. Try it:");
        println!("  docker -H {} run --rm pier-demo echo hi", scratch.host());
        println!(
            "  docker -H {} run -d --name one --ipc=shareable pier-demo sleep 1000",
            scratch.host()
        );
        println!(
            "Stop it with `kill {}`; its files are in {}.",
            daemon.child.id(),
            scratch.directory.display()
        );
        return Ok(ExitCode::SUCCESS);
    }
    daemon.stop(&scratch)?;
    scratch.remove()?;
    println!("\nThe daemon has ended and left nothing behind.");
    Ok(ExitCode::SUCCESS)
}

/// The directory that holds everything the daemon writes.
struct Scratch {
    directory: PathBuf,
}

impl Scratch {
    fn new() -> Result<Self, DemoError> {
        let directory = std::env::temp_dir().join(format!("pierhead-demo-{}", std::process::id()));
        match std::fs::create_dir(&directory) {
            Ok(()) => Ok(Self { directory }),
            Err(source) => Err(DemoError::Scratch {
                what: "a scratch directory cannot be made",
                path: directory,
                source,
            }),
        }
    }

    fn host(&self) -> String {
        format!("unix://{}", self.socket().display())
    }

    fn socket(&self) -> PathBuf {
        self.directory.join("pierd.sock")
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.directory.join("log")).unwrap_or_default()
    }

    /// Removes the directory, after looking whether anything is still mounted in it.
    fn remove(&self) -> Result<(), DemoError> {
        let table = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        let left: Vec<&str> = table
            .lines()
            .filter_map(|line| line.split(' ').nth(4))
            .filter(|point| Path::new(point).starts_with(&self.directory))
            .collect();
        if !left.is_empty() {
            return Err(DemoError::LeftBehind(format!(
                "mounts on {}",
                left.join(", ")
            )));
        }
        std::fs::remove_dir_all(&self.directory).map_err(|source| DemoError::Scratch {
            what: "the scratch directory cannot be removed",
            path: self.directory.clone(),
            source,
        })
    }
}

/// The daemon, ended when it is dropped unless it is kept.
struct Daemon {
    child: Child,
    kept: bool,
}

impl Daemon {
    /// Starts the daemon and waits until it listens. Only a kept one gets a bridge: the scene's containers need none.
    fn start(program: &Path, scratch: &Scratch, keep: bool) -> Result<Self, DemoError> {
        let path = scratch.directory.join("log");
        let log = File::create(&path).map_err(|source| DemoError::Scratch {
            what: "the log cannot be made",
            path,
            source,
        })?;
        let mut command = Command::new(program);
        command.arg("--host").arg(scratch.host());
        for (flag, name) in [
            ("--data-root", "data"),
            ("--exec-root", "exec"),
            ("--pidfile", "pierd.pid"),
            ("--config-file", "daemon.json"),
        ] {
            command.arg(flag).arg(scratch.directory.join(name));
        }
        if !keep {
            command.args(["--bridge", "none"]);
        }
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(|source| DemoError::Start {
                program: program.to_owned(),
                source,
            })?;
        let mut daemon = Self { child, kept: false };
        let since = Instant::now();
        while UnixStream::connect(scratch.socket()).is_err() {
            let ended = daemon.child.try_wait().ok().flatten();
            if ended.is_some() || since.elapsed() > PATIENCE {
                let what = ended.map_or("does not listen".to_owned(), |status| {
                    format!("ended ({status})")
                });
                return Err(DemoError::Daemon {
                    what,
                    log: scratch.log(),
                });
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(daemon)
    }

    fn keep(&mut self) {
        self.kept = true;
    }

    fn stop(&mut self, scratch: &Scratch) -> Result<(), DemoError> {
        self.terminate();
        let since = Instant::now();
        while self.child.try_wait().ok().flatten().is_none() {
            if since.elapsed() > PATIENCE {
                return Err(DemoError::Daemon {
                    what: "does not end".to_owned(),
                    log: scratch.log(),
                });
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        self.kept = true;
        Ok(())
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
