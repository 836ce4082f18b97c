//! `cargo xtask demo`: everything from the document to containers that share memory, on scratch roots.

use std::path::PathBuf;
use std::process::{Command, ExitCode, ExitStatus};

use crate::cargo::{self, Cargo};
use crate::codegen;
use crate::daemon::{Daemon, DaemonError};

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
    #[error(transparent)]
    Build(#[from] cargo::CargoError),
    #[error(transparent)]
    Daemon(#[from] DaemonError),
    #[error(transparent)]
    Codegen(#[from] codegen::CodegenError),
    #[error("{} cannot be started", program.display())]
    Start {
        program: PathBuf,
        source: std::io::Error,
    },
    #[error("the demonstration failed ({status}); the daemon's log:\n{log}")]
    Scene { status: ExitStatus, log: String },
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, DemoError> {
    if !nix::unistd::geteuid().is_root() {
        return Err(DemoError::NotRoot);
    }
    if codegen::is_current()? == ExitCode::FAILURE {
        return Ok(ExitCode::FAILURE);
    }
    println!(
        "the generated code is what swagger.yaml says; building pierd, its monitor and an image …"
    );
    let cargo = Cargo::new(cargo::Profile::Dev);
    cargo.programs()?;
    let probe = cargo.static_example("pierhead-runtime", "pier-probe")?;
    let scene = cargo.example("pierhead-client", "demo")?;

    // Only a kept daemon gets a bridge: the scene's containers need none.
    let flags: &[&str] = if args.keep {
        &[]
    } else {
        &["--bridge", "none"]
    };
    let daemon = Daemon::start(&cargo.directory().join("pierd"), "demo", flags)?;
    let host = daemon.host();
    println!("pierd listens on {host}\n");
    let status = Command::new(&scene)
        .arg(&host)
        .arg(probe)
        .status()
        .map_err(|source| DemoError::Start {
            program: scene,
            source,
        })?;
    if !status.success() {
        let log = daemon.log();
        daemon.stop()?;
        return Err(DemoError::Scene { status, log });
    }
    if args.keep {
        println!("\nThe daemon stays up, with the image pier-demo. Try it:");
        println!("  docker -H {host} run --rm pier-demo echo hi");
        println!("  docker -H {host} run -d --name one --ipc=shareable pier-demo sleep 1000");
        println!(
            "Stop it with `kill {}`; its files are in {}.",
            daemon.pid(),
            daemon.directory().display()
        );
        daemon.keep();
        return Ok(ExitCode::SUCCESS);
    }
    daemon.stop()?;
    println!("\nThe daemon has ended and left nothing behind.");
    Ok(ExitCode::SUCCESS)
}
