//! A container's life: start, stop, kill, wait, remove.

use pierhead_api::operations::container::{
    ContainerDeleteParams, ContainerKillParams, ContainerPauseParams, ContainerRenameParams,
    ContainerRestartParams, ContainerStartParams, ContainerStartSuccess, ContainerStopParams,
    ContainerStopSuccess, ContainerUnpauseParams, ContainerWaitParams,
};
use pierhead_api::types;
use pierhead_runtime::engine::{
    Change, RemoveOptions, StartOptions, StopOptions, WaitCondition, WaitOutcome,
};
use pierhead_runtime::model::Signal;
use pierhead_support::LateJson;

use crate::app::App;
use crate::convert::ConvertError;
use crate::error::Fault;

/// `ContainerStart`.
pub(crate) async fn start(
    app: &App,
    params: ContainerStartParams,
) -> Result<ContainerStartSuccess, Fault> {
    if params
        .checkpoint
        .is_some_and(|checkpoint| !checkpoint.is_empty())
    {
        return Err(ConvertError::NotImplemented("starting from a checkpoint").into());
    }
    match app
        .engine
        .start_container(&params.id, StartOptions {})
        .await?
    {
        Change::Done => Ok(ContainerStartSuccess::NoContent),
        Change::AlreadySo => Ok(ContainerStartSuccess::NotModified),
    }
}

/// `ContainerStop`.
pub(crate) async fn stop(
    app: &App,
    params: ContainerStopParams,
) -> Result<ContainerStopSuccess, Fault> {
    let options = StopOptions {
        signal: None,
        timeout_secs: params.t,
    };
    match app.engine.stop_container(&params.id, options).await? {
        Change::Done => Ok(ContainerStopSuccess::NoContent),
        Change::AlreadySo => Ok(ContainerStopSuccess::NotModified),
    }
}

/// `ContainerRestart`.
pub(crate) async fn restart(app: &App, params: ContainerRestartParams) -> Result<(), Fault> {
    let options = StopOptions {
        signal: None,
        timeout_secs: params.t,
    };
    Ok(app.engine.restart_container(&params.id, options).await?)
}

/// `ContainerKill`.
pub(crate) async fn kill(app: &App, params: ContainerKillParams) -> Result<(), Fault> {
    let signal = match params.signal.as_deref() {
        None | Some("") => Signal::KILL,
        Some(name) => name.parse().map_err(ConvertError::from)?,
    };
    Ok(app.engine.kill_container(&params.id, signal).await?)
}

/// `ContainerPause`.
pub(crate) async fn pause(app: &App, params: ContainerPauseParams) -> Result<(), Fault> {
    Ok(app.engine.pause_container(&params.id).await?)
}

/// `ContainerUnpause`.
pub(crate) async fn unpause(app: &App, params: ContainerUnpauseParams) -> Result<(), Fault> {
    Ok(app.engine.unpause_container(&params.id).await?)
}

/// `ContainerRename`.
pub(crate) async fn rename(app: &App, params: ContainerRenameParams) -> Result<(), Fault> {
    let name = params.name.trim_start_matches('/');
    Ok(app.engine.rename_container(&params.id, name).await?)
}

/// `ContainerDelete`.
pub(crate) async fn remove(app: &App, params: ContainerDeleteParams) -> Result<(), Fault> {
    if params.link.unwrap_or_default() {
        return Err(ConvertError::NotImplemented("removing a link between containers").into());
    }
    let options = RemoveOptions {
        force: params.force.unwrap_or_default(),
        volumes: params.v.unwrap_or_default(),
    };
    Ok(app.engine.remove_container(&params.id, options).await?)
}

/// `ContainerWait`: the answer's headers go out as soon as the wait has begun.
pub(crate) async fn wait(
    app: &App,
    params: ContainerWaitParams,
) -> Result<LateJson<types::ContainerWaitResponse>, Fault> {
    let condition = read_condition(
        params
            .condition
            .as_ref()
            .map_or("", |condition| condition.as_str()),
    )?;
    let waiting = app.engine.wait_container(&params.id, condition)?;
    Ok(LateJson::new(async move {
        Ok(outcome_to_wire(waiting.outcome().await))
    }))
}

fn read_condition(text: &str) -> Result<WaitCondition, ConvertError> {
    match text {
        "" | "not-running" => Ok(WaitCondition::NotRunning),
        "next-exit" => Ok(WaitCondition::NextExit),
        "removed" => Ok(WaitCondition::Removed),
        other => Err(ConvertError::Form {
            field: "condition",
            value: other.to_owned(),
            expected: "allowed: not-running, next-exit, removed",
        }),
    }
}

fn outcome_to_wire(outcome: WaitOutcome) -> types::ContainerWaitResponse {
    types::ContainerWaitResponse {
        status_code: i64::from(outcome.exit_code),
        error: (!outcome.error.is_empty()).then_some(types::ContainerWaitExitError {
            message: Some(outcome.error),
        }),
    }
}
