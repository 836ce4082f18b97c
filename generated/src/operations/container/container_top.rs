// Written by `cargo xtask codegen`; do not edit.

//! `ContainerTop`: List a container's processes.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /containers/{id}/top`
pub static CONTAINER_TOP: Operation = Operation {
    id: "ContainerTop",
    method: Method::GET,
    path: "/containers/{id}/top",
    tag: "Container",
    params: &[Parameter::path("id"), Parameter::query("ps_args")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerTop` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerTopParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// Arguments for `ps`, separated by blanks. They must leave the PID column in. Absent or empty means `-ef`.
    pub ps_args: Option<String>,
}

impl ContainerTopParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("ps_args", text::Plain, self.ps_args.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            ps_args: call.query("ps_args", text::Plain)?,
        })
    }
}

/// The errors of `ContainerTop`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerTopError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No container has this id or name.
    NotFound(ErrorResponse),
    /// The container does not run, or it is restarting.
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
    ContainerTopError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
