// Written by `cargo xtask codegen`; do not edit.

//! `ContainerStart`: Start a container.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /containers/{id}/start`
pub static CONTAINER_START: Operation = Operation {
    id: "ContainerStart",
    method: Method::POST,
    path: "/containers/{id}/start",
    tag: "Container",
    params: &[
        Parameter::path("id"),
        Parameter::query("detachKeys"),
        Parameter::query("checkpoint"),
        Parameter::query("checkpoint-dir"),
    ],
    body: BodyKind::Empty,
    successes: &[Success::empty(204), Success::empty(304)],
    errors: &[400, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerStart` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerStartParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// Not used by this operation; clients give the keys to the attach operation instead.
    pub detach_keys: Option<String>,
    /// Name of a checkpoint to continue from. Needs an engine in experimental mode; empty or absent means a normal
    /// start.
    ///
    /// Not as published: Read by every engine, absent from the published document. Experimental engines only.
    pub checkpoint: Option<String>,
    /// Directory on the engine's host in which the checkpoint lies. Absent or empty means the container's own
    /// directory.
    ///
    /// Not as published: Read by every engine, absent from the published document. Experimental engines only.
    pub checkpoint_dir: Option<String>,
}

impl ContainerStartParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("detachKeys", text::Plain, self.detach_keys.as_ref());
        request.query("checkpoint", text::Plain, self.checkpoint.as_ref());
        request.query("checkpoint-dir", text::Plain, self.checkpoint_dir.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            detach_keys: call.query("detachKeys", text::Plain)?,
            checkpoint: call.query("checkpoint", text::Plain)?,
            checkpoint_dir: call.query("checkpoint-dir", text::Plain)?,
        })
    }
}

/// The outcomes of `ContainerStart`.
#[derive(Debug)]
pub enum ContainerStartSuccess {
    /// The command runs.
    NoContent,
    /// The container was running already.
    NotModified,
}

#[cfg(feature = "client")]
impl pierhead_support::client::FromAnswer for ContainerStartSuccess {
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
impl ContainerStartSuccess {
    pub(crate) fn into_answer(self) -> pierhead_support::server::Answer {
        match self {
            Self::NoContent => pierhead_support::server::Answer::empty(204),
            Self::NotModified => pierhead_support::server::Answer::empty(304),
        }
    }
}

/// The errors of `ContainerStart`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerStartError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No container has this id or name, or one that it borrows from is gone.
    NotFound(ErrorResponse),
    /// The container's state does not allow a start: it is paused, or being removed.
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
    ContainerStartError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
