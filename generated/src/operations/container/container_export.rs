// Written by `cargo xtask codegen`; do not edit.

//! `ContainerExport`: Export a container's file system.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /containers/{id}/export`
pub static CONTAINER_EXPORT: Operation = Operation {
    id: "ContainerExport",
    method: Method::GET,
    path: "/containers/{id}/export",
    tag: "Container",
    params: &[Parameter::path("id")],
    body: BodyKind::Empty,
    successes: &[Success::bytes(200)],
    errors: &[404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerExport` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerExportParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
}

impl ContainerExportParams {
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

/// The errors of `ContainerExport`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerExportError {
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
    ContainerExportError { 404 => NotFound, 500 => InternalServerError }
);
