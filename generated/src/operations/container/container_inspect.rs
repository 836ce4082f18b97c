// Written by `cargo xtask codegen`; do not edit.

//! `ContainerInspect`: Inspect a container.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /containers/{id}/json`
pub static CONTAINER_INSPECT: Operation = Operation {
    id: "ContainerInspect",
    method: Method::GET,
    path: "/containers/{id}/json",
    tag: "Container",
    params: &[Parameter::path("id"), Parameter::query("size")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerInspect` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerInspectParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// Also measure the container's file system and fill `SizeRw` and `SizeRootFs`; otherwise the two keys are
    /// absent.
    pub size: Option<bool>,
}

impl ContainerInspectParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("size", text::LenientBool, self.size.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            size: call.query("size", text::LenientBool)?,
        })
    }
}

/// The errors of `ContainerInspect`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerInspectError {
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
    ContainerInspectError { 400 => BadRequest, 404 => NotFound, 500 =>
    InternalServerError }
);
