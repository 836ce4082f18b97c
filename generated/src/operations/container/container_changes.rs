// Written by `cargo xtask codegen`; do not edit.

//! `ContainerChanges`: List changed files.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /containers/{id}/changes`
pub static CONTAINER_CHANGES: Operation = Operation {
    id: "ContainerChanges",
    method: Method::GET,
    path: "/containers/{id}/changes",
    tag: "Container",
    params: &[Parameter::path("id")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerChanges` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerChangesParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
}

impl ContainerChangesParams {
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

/// The errors of `ContainerChanges`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerChangesError {
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
    ContainerChangesError { 404 => NotFound, 500 => InternalServerError }
);
