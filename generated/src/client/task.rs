// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Task.

use crate::operations::task::*;
use crate::types::Task;
use pierhead_support::{Error, Frames};
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// List tasks
    ///
    /// Lists the tasks of the swarm, those that ended included, as long as they are kept.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn task_list(
        &self,
        params: &TaskListParams,
    ) -> Result<Vec<Task>, Error<TaskListError>> {
        let mut request = Request::new(&TASK_LIST);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Inspect a task
    ///
    /// Returns one task: what it runs, where, and how far it has come.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn task_inspect(
        &self,
        params: &TaskInspectParams,
    ) -> Result<Task, Error<TaskInspectError>> {
        let mut request = Request::new(&TASK_INSPECT);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Get the logs of a task
    ///
    /// Sends the lines that the container of one task wrote, for log drivers that can be read (`json-file`,
    /// `local`, `journald`).
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn task_logs(
        &self,
        params: &TaskLogsParams,
    ) -> Result<Frames, Error<TaskLogsError>> {
        let mut request = Request::new(&TASK_LOGS);
        params.write(&mut request);
        self.connection.frames(request, 200).await
    }
}
