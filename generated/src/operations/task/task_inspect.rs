// Written by `cargo xtask codegen`; do not edit.

//! `TaskInspect`: Inspect a task.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /tasks/{id}`
pub static TASK_INSPECT: Operation = Operation {
    id: "TaskInspect",
    method: Method::GET,
    path: "/tasks/{id}",
    tag: "Task",
    params: &[Parameter::path("id")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[404, 500, 503],
    upgrade: &[],
    left_out: (
        503,
        Some(
            "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to swarm and try again.",
        ),
    ),
    since: None,
    until: None,
};

/// What `TaskInspect` is asked with.
#[derive(Clone, Debug, Default)]
pub struct TaskInspectParams {
    /// The task's id or its unique beginning.
    pub id: String,
}

impl TaskInspectParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
        })
    }
}

/// The errors of `TaskInspect`.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskInspectError {
    /// There is no task of this id.
    NotFound(ErrorResponse),
    /// The engine failed, or something it relies on did. The message says what; the same request may succeed later.
    InternalServerError(ErrorResponse),
    /// The engine is not part of a swarm, or is not a manager of one.
    ServiceUnavailable(ErrorResponse),
    /// A status that the document does not list.
    Undocumented {
        /// The status.
        status: StatusCode,
        /// What is said to a person.
        message: String,
    },
}

pierhead_support::operation_errors!(
    TaskInspectError { 404 => NotFound, 500 => InternalServerError, 503 =>
    ServiceUnavailable }
);
