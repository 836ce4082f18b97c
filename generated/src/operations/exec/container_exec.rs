// Written by `cargo xtask codegen`; do not edit.

//! `ContainerExec`: Prepare a command in a container.

use crate::types::{ErrorResponse, ExecConfig};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /containers/{id}/exec`
pub static CONTAINER_EXEC: Operation = Operation {
    id: "ContainerExec",
    method: Method::POST,
    path: "/containers/{id}/exec",
    tag: "Exec",
    params: &[Parameter::path("id")],
    body: BodyKind::Json,
    successes: &[Success::json(201)],
    errors: &[400, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerExec` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerExecParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// The command, its surroundings, and which of its streams the client will want.
    pub body: ExecConfig,
}

impl ContainerExecParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.json("application/json", &self.body);
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            body: call.json().await?,
        })
    }
}

/// The errors of `ContainerExec`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerExecError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No container has this id or name.
    NotFound(ErrorResponse),
    /// The container is paused or does not run.
    Conflict(ErrorResponse),
    /// The engine failed, or something it relies on did. The message says what; the same request may succeed later.
    InternalServerError(ErrorResponse),
    /// A status that the document does not list.
    Undocumented {
        /// The status.
        status: StatusCode,
        /// What is said to a person.
        message: String,
    },
}

pierhead_support::operation_errors!(
    ContainerExecError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
