//! The command line's grammar.

use clap::{Parser, Subcommand};

use super::{control, exec, images, inspect, list, logs, run, system};

/// Talks to a Docker engine.
#[derive(Debug, Parser)]
#[command(
    name = "pier",
    version,
    about = "Runs and looks after containers on a Docker engine",
    after_help = "\
A first round:
  tar -C rootfs -c . | pier import busybox   make an image of a directory
  pier run --rm busybox echo hi              run a command in a container of it, and remove that
  pier run -d --name web busybox sleep 600   leave one running
  pier exec -it web sh                       look around in it
  pier logs -f web                           follow what it prints (ctrl-c to stop)
  pier rm -f web                             end and remove it

The engine is the one that -H names, or else DOCKER_HOST, or else the first of /var/run/pierhead.sock and
/var/run/docker.sock that is there."
)]
pub(crate) struct Cli {
    /// The engine: unix:///path/to.sock or tcp://host:port
    #[arg(short = 'H', long, global = true, value_name = "HOST")]
    pub(crate) host: Option<String>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run a command in a new container
    Run(Box<run::Args>),
    /// Run a command in a running container
    Exec(exec::Args),
    /// List containers
    Ps(list::ContainersArgs),
    /// Show what a container has printed
    Logs(logs::Args),
    /// Start containers that were created or have ended
    Start(control::StartArgs),
    /// Ask containers to end, and kill them when they do not
    Stop(control::StopArgs),
    /// Send a signal to containers
    Kill(control::KillArgs),
    /// Wait until containers end, and print their exit codes
    Wait(control::WaitArgs),
    /// Remove containers
    Rm(control::RemoveArgs),
    /// Show everything about containers or images, as JSON
    Inspect(inspect::Args),
    /// List images
    Images(list::ImagesArgs),
    /// Make an image out of a tar archive of a root file system
    Import(images::ImportArgs),
    /// Take in images that `docker save` wrote
    Load(images::LoadArgs),
    /// Follow what happens on the engine
    Events(system::EventsArgs),
    /// Show what is known about the engine and its machine
    Info(system::InfoArgs),
    /// Show the versions of this program and the engine
    Version(system::VersionArgs),
    /// See whether the engine answers
    Ping,
}

/// How to print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Table,
    /// For programs: what the API answers
    Json,
}
