// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Exec.

use crate::operations::exec::*;
use crate::types::{ExecInspectResponse, IdResponse};
use pierhead_support::{RequestContext, Upgrade};
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// A further command inside a container that already runs: in its namespaces, with its root file system and
/// under its limits, beside the first process and not instead of it. It takes two requests, one that prepares
/// the command and answers an id, and one that starts it and carries its streams. The container does not end
/// with the command, nor does the command's exit code become the container's.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait ExecApi: Send + Sync + 'static {
    /// Prepare a command in a container
    ///
    /// Registers a further command for a running container and answers its id; the command runs when `POST
    /// /exec/{id}/start` is called with that id. The container must run and must not be paused. A command that was
    /// prepared and never started disappears with the container.
    fn container_exec(
        &self,
        cx: RequestContext,
        params: ContainerExecParams,
    ) -> impl Future<Output = Result<IdResponse, ContainerExecError>> + Send {
        left_out(&CONTAINER_EXEC, (cx, params))
    }

    /// Start a prepared command
    ///
    /// Runs a command that was prepared with `POST /containers/{id}/exec`; each can be run once. With `Detach` the
    /// answer is 200 as soon as the command runs. Otherwise the connection is taken over as the attach operation
    /// does it: 101 for a client that asked for an upgrade, 200 for any other, and then the command's streams, in
    /// frames, or raw when it has a terminal. The connection closes when the command ends; its exit code is to be
    /// read with `GET /exec/{id}/json`.
    fn exec_start(
        &self,
        cx: RequestContext,
        params: ExecStartParams,
    ) -> impl Future<Output = Result<Upgrade, ExecStartError>> + Send {
        left_out(&EXEC_START, (cx, params))
    }

    /// Resize a command's terminal
    ///
    /// Tells the terminal of a running command its new size. The command must have been prepared with `Tty` and
    /// started.
    fn exec_resize(
        &self,
        cx: RequestContext,
        params: ExecResizeParams,
    ) -> impl Future<Output = Result<(), ExecResizeError>> + Send {
        left_out(&EXEC_RESIZE, (cx, params))
    }

    /// Inspect a command
    ///
    /// Answers what is known about a command prepared in a container: whether it runs, its exit code, and how it
    /// was set up. Commands that have ended can be asked about for as long as their container runs, or at least for
    /// some minutes.
    fn exec_inspect(
        &self,
        cx: RequestContext,
        params: ExecInspectParams,
    ) -> impl Future<Output = Result<ExecInspectResponse, ExecInspectError>> + Send {
        left_out(&EXEC_INSPECT, (cx, params))
    }
}

pub(super) fn add_routes<A: ExecApi>(routes: &mut Routes<A>) {
    routes.add(&CONTAINER_EXEC, container_exec);
    routes.add(&EXEC_START, exec_start);
    routes.add(&EXEC_RESIZE, exec_resize);
    routes.add(&EXEC_INSPECT, exec_inspect);
}

async fn container_exec<A: ExecApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, ContainerExecError> {
    let params = ContainerExecParams::read(&mut call).await?;
    let body = api.container_exec(call.context(), params).await?;
    Ok(Answer::json(201, &body))
}

async fn exec_start<A: ExecApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, ExecStartError> {
    let params = ExecStartParams::read(&mut call).await?;
    let upgrade = api.exec_start(call.context(), params).await?;
    Ok(call.upgrade(upgrade, "application/vnd.docker.raw-stream")?)
}

async fn exec_resize<A: ExecApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ExecResizeError> {
    let params = ExecResizeParams::read(&call)?;
    api.exec_resize(call.context(), params).await?;
    Ok(Answer::empty(200))
}

async fn exec_inspect<A: ExecApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ExecInspectError> {
    let params = ExecInspectParams::read(&call)?;
    let body = api.exec_inspect(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}
