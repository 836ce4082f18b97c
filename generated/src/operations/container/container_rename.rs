// Written by `cargo xtask codegen`; do not edit.

//! `ContainerRename`: Rename a container.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /containers/{id}/rename`
pub static CONTAINER_RENAME: Operation = Operation {
    id: "ContainerRename",
    method: Method::POST,
    path: "/containers/{id}/rename",
    tag: "Container",
    params: &[Parameter::path("id"), Parameter::query("name").required()],
    body: BodyKind::Empty,
    successes: &[Success::empty(204)],
    errors: &[400, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerRename` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerRenameParams {
    /// Id of the container, any unambiguous beginning of it, or its present name.
    pub id: String,
    /// The new name, by the same rules as at creation. An empty one, or the present one, is refused with 400.
    pub name: String,
}

impl ContainerRenameParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("name", text::Plain, Some(&self.name));
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            name: call.required_query("name", text::Plain)?,
        })
    }
}

/// The errors of `ContainerRename`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerRenameError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No container has this id or name.
    NotFound(ErrorResponse),
    /// The new name belongs to another container.
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
    ContainerRenameError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
