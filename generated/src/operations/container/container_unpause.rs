// Written by `cargo xtask codegen`; do not edit.

//! `ContainerUnpause`: Resume a paused container.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /containers/{id}/unpause`
pub static CONTAINER_UNPAUSE: Operation = Operation {
    id: "ContainerUnpause",
    method: Method::POST,
    path: "/containers/{id}/unpause",
    tag: "Container",
    params: &[Parameter::path("id")],
    body: BodyKind::Empty,
    successes: &[Success::empty(204)],
    errors: &[404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerUnpause` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerUnpauseParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
}

impl ContainerUnpauseParams {
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

/// The errors of `ContainerUnpause`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerUnpauseError {
    /// No container has this id or name.
    NotFound(ErrorResponse),
    /// The container is not paused.
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
    ContainerUnpauseError { 404 => NotFound, 409 => Conflict, 500 => InternalServerError
    }
);
