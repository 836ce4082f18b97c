// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Task.

use crate::operations::task::*;
use crate::types::Task;
use pierhead_support::{Frames, RequestContext};
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// A task is one container of a service on one node. The swarm makes tasks; they can be looked at, not changed.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait TaskApi: Send + Sync + 'static {
    /// List tasks
    ///
    /// Lists the tasks of the swarm, those that ended included, as long as they are kept.
    fn task_list(
        &self,
        cx: RequestContext,
        params: TaskListParams,
    ) -> impl Future<Output = Result<Vec<Task>, TaskListError>> + Send {
        left_out(&TASK_LIST, (cx, params))
    }

    /// Inspect a task
    ///
    /// Returns one task: what it runs, where, and how far it has come.
    fn task_inspect(
        &self,
        cx: RequestContext,
        params: TaskInspectParams,
    ) -> impl Future<Output = Result<Task, TaskInspectError>> + Send {
        left_out(&TASK_INSPECT, (cx, params))
    }

    /// Get the logs of a task
    ///
    /// Sends the lines that the container of one task wrote, for log drivers that can be read (`json-file`,
    /// `local`, `journald`).
    fn task_logs(
        &self,
        cx: RequestContext,
        params: TaskLogsParams,
    ) -> impl Future<Output = Result<Frames, TaskLogsError>> + Send {
        left_out(&TASK_LOGS, (cx, params))
    }
}

pub(super) fn add_routes<A: TaskApi>(routes: &mut Routes<A>) {
    routes.add(&TASK_LIST, task_list);
    routes.add(&TASK_INSPECT, task_inspect);
    routes.add(&TASK_LOGS, task_logs);
}

async fn task_list<A: TaskApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, TaskListError> {
    let params = TaskListParams::read(&call)?;
    let body = api.task_list(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn task_inspect<A: TaskApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, TaskInspectError> {
    let params = TaskInspectParams::read(&call)?;
    let body = api.task_inspect(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn task_logs<A: TaskApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, TaskLogsError> {
    let params = TaskLogsParams::read(&call)?;
    let body = api.task_logs(call.context(), params).await?;
    Ok(Answer::frames(200, "application/vnd.docker.raw-stream", body))
}
