//! start, stop, kill, wait, rm.

use pierhead_client::api::operations::container::{
    ContainerDeleteParams, ContainerKillParams, ContainerStartParams, ContainerStopParams,
    ContainerWaitParams,
};
use pierhead_client::engine::Engine;

use super::error::{PierError, Task as _};
use super::names::each;
use super::show;

/// Which containers to start.
#[derive(Debug, clap::Args)]
pub(crate) struct StartArgs {
    /// Names or ids of containers
    #[arg(required = true, value_name = "CONTAINER")]
    names: Vec<String>,
}

/// Which containers to stop, and with how much patience.
#[derive(Debug, clap::Args)]
pub(crate) struct StopArgs {
    /// How long to wait before killing; without it, what the container was created with counts, or else 10
    #[arg(short, long, value_name = "SECONDS")]
    time: Option<i64>,
    /// Names or ids of containers
    #[arg(required = true, value_name = "CONTAINER")]
    names: Vec<String>,
}

/// Which containers to send which signal.
#[derive(Debug, clap::Args)]
pub(crate) struct KillArgs {
    /// The signal's name or number
    #[arg(short, long, default_value = "KILL")]
    signal: String,
    /// Names or ids of containers
    #[arg(required = true, value_name = "CONTAINER")]
    names: Vec<String>,
}

/// Which containers to wait for.
#[derive(Debug, clap::Args)]
pub(crate) struct WaitArgs {
    /// Names or ids of containers
    #[arg(required = true, value_name = "CONTAINER")]
    names: Vec<String>,
}

/// Which containers to remove.
#[derive(Debug, clap::Args)]
pub(crate) struct RemoveArgs {
    /// Kill those that run
    #[arg(short, long)]
    force: bool,
    /// Also remove the volumes without a name that belong to them
    #[arg(short, long)]
    volumes: bool,
    /// Names or ids of containers
    #[arg(required = true, value_name = "CONTAINER")]
    names: Vec<String>,
}

pub(crate) async fn start(engine: &Engine, args: &StartArgs) -> Result<u8, PierError> {
    each(&args.names, async |name| {
        let params = ContainerStartParams {
            id: name.to_owned(),
            ..ContainerStartParams::default()
        };
        let started = engine.client().container_start(&params).await;
        started.task(|| format!("start {name}"))?;
        show::line(name)
    })
    .await
}

pub(crate) async fn stop(engine: &Engine, args: &StopArgs) -> Result<u8, PierError> {
    each(&args.names, async |name| {
        let params = ContainerStopParams {
            id: name.to_owned(),
            t: args.time,
        };
        let stopped = engine.client().container_stop(&params).await;
        stopped.task(|| format!("stop {name}"))?;
        show::line(name)
    })
    .await
}

pub(crate) async fn kill(engine: &Engine, args: &KillArgs) -> Result<u8, PierError> {
    each(&args.names, async |name| {
        let params = ContainerKillParams {
            id: name.to_owned(),
            signal: Some(args.signal.clone()),
        };
        let killed = engine.client().container_kill(&params).await;
        killed.task(|| format!("send {} to {name}", args.signal))?;
        show::line(name)
    })
    .await
}

pub(crate) async fn wait(engine: &Engine, args: &WaitArgs) -> Result<u8, PierError> {
    each(&args.names, async |name| {
        let params = ContainerWaitParams {
            id: name.to_owned(),
            condition: None,
        };
        let exit = engine.client().container_wait(&params).await;
        let exit = exit.task(|| format!("wait for {name}"))?;
        show::line(&exit.await?.status_code.to_string())
    })
    .await
}

pub(crate) async fn remove(engine: &Engine, args: &RemoveArgs) -> Result<u8, PierError> {
    each(&args.names, async |name| {
        let params = ContainerDeleteParams {
            id: name.to_owned(),
            v: Some(args.volumes),
            force: Some(args.force),
            link: None,
        };
        let removed = engine.client().container_delete(&params).await;
        removed.task(|| format!("remove {name}"))?;
        show::line(name)
    })
    .await
}
