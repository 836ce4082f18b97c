// Written by `cargo xtask codegen`; do not edit.

//! `ContainerResize`: Resize a container's terminal.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /containers/{id}/resize`
pub static CONTAINER_RESIZE: Operation = Operation {
    id: "ContainerResize",
    method: Method::POST,
    path: "/containers/{id}/resize",
    tag: "Container",
    params: &[
        Parameter::path("id"),
        Parameter::query("h").required(),
        Parameter::query("w").required(),
    ],
    body: BodyKind::Empty,
    successes: &[Success::empty(200)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerResize` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerResizeParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// Height of the terminal, in rows of characters.
    pub h: i64,
    /// Width of the terminal, in columns of characters.
    pub w: i64,
}

impl ContainerResizeParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("h", text::Plain, Some(&self.h));
        request.query("w", text::Plain, Some(&self.w));
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            h: call.required_query("h", text::Plain)?,
            w: call.required_query("w", text::Plain)?,
        })
    }
}

/// The errors of `ContainerResize`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerResizeError {
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
    ContainerResizeError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError
    }
);
