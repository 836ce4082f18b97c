// Written by `cargo xtask codegen`; do not edit.

//! `ContainerKill`: Send a signal to a container.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /containers/{id}/kill`
pub static CONTAINER_KILL: Operation = Operation {
    id: "ContainerKill",
    method: Method::POST,
    path: "/containers/{id}/kill",
    tag: "Container",
    params: &[Parameter::path("id"), Parameter::query("signal")],
    body: BodyKind::Empty,
    successes: &[Success::empty(204)],
    errors: &[400, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerKill` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerKillParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// The signal, as a name with or without `SIG` (`SIGHUP`, `HUP`) or as a number. Absent or empty means SIGKILL;
    /// an unknown one is a 400.
    pub signal: Option<String>,
}

impl ContainerKillParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("signal", text::Plain, self.signal.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            signal: call.query("signal", text::Plain)?,
        })
    }
}

/// The errors of `ContainerKill`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerKillError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No container has this id or name.
    NotFound(ErrorResponse),
    /// The container does not run.
    ///
    /// Not as published: Answered by engines when the container is not running.
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
    ContainerKillError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
