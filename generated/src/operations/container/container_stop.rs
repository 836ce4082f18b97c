// Written by `cargo xtask codegen`; do not edit.

//! `ContainerStop`: Stop a container.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /containers/{id}/stop`
pub static CONTAINER_STOP: Operation = Operation {
    id: "ContainerStop",
    method: Method::POST,
    path: "/containers/{id}/stop",
    tag: "Container",
    params: &[Parameter::path("id"), Parameter::query("t")],
    body: BodyKind::Empty,
    successes: &[Success::empty(204), Success::empty(304)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerStop` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerStopParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// Seconds to wait between the signal and the kill. Absent means the container's `StopTimeout`, or 10 where it
    /// has none; 0 kills at once, and a negative number waits for ever.
    pub t: Option<i64>,
}

impl ContainerStopParams {
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

/// The outcomes of `ContainerStop`.
#[derive(Debug)]
pub enum ContainerStopSuccess {
    /// The container has ended.
    NoContent,
    /// The container was not running.
    NotModified,
}

#[cfg(feature = "client")]
impl pierhead_support::client::FromAnswer for ContainerStopSuccess {
    async fn from_answer<E: pierhead_support::OperationError>(
        answer: pierhead_support::client::Answer,
    ) -> Result<Self, pierhead_support::Error<E>> {
        if answer.has_status(204) {
            return Ok(Self::NoContent);
        }
        if answer.has_status(304) {
            return Ok(Self::NotModified);
        }
        Err(answer.into_error().await)
    }
}

#[cfg(feature = "server")]
impl ContainerStopSuccess {
    pub(crate) fn into_answer(self) -> pierhead_support::server::Answer {
        match self {
            Self::NoContent => pierhead_support::server::Answer::empty(204),
            Self::NotModified => pierhead_support::server::Answer::empty(304),
        }
    }
}

/// The errors of `ContainerStop`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerStopError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No container has this id or name.
    NotFound(ErrorResponse),
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
    ContainerStopError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError }
);
