// Written by `cargo xtask codegen`; do not edit.

//! `ContainerRestart`: Restart a container.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /containers/{id}/restart`
pub static CONTAINER_RESTART: Operation = Operation {
    id: "ContainerRestart",
    method: Method::POST,
    path: "/containers/{id}/restart",
    tag: "Container",
    params: &[Parameter::path("id"), Parameter::query("t")],
    body: BodyKind::Empty,
    successes: &[Success::empty(204)],
    errors: &[400, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerRestart` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerRestartParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// Seconds to wait between the stop signal and the kill. Absent means the container's `StopTimeout`, or 10
    /// where it has none; 0 kills at once, and a negative number waits for ever.
    pub t: Option<i64>,
}

impl ContainerRestartParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("t", text::Plain, self.t.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            t: call.query("t", text::Plain)?,
        })
    }
}

/// The errors of `ContainerRestart`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerRestartError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No container has this id or name.
    NotFound(ErrorResponse),
    /// The container's state does not allow it: it is being removed, for instance.
    ///
    /// Not as published: Answered by engines when the container's state does not allow it.
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
    ContainerRestartError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
