// Written by `cargo xtask codegen`; do not edit.

//! `ExecResize`: Resize a command's terminal.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /exec/{id}/resize`
pub static EXEC_RESIZE: Operation = Operation {
    id: "ExecResize",
    method: Method::POST,
    path: "/exec/{id}/resize",
    tag: "Exec",
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

/// What `ExecResize` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ExecResizeParams {
    /// Id of the prepared command.
    pub id: String,
    /// Height of the terminal, in rows of characters.
    pub h: i64,
    /// Width of the terminal, in columns of characters.
    pub w: i64,
}

impl ExecResizeParams {
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

/// The errors of `ExecResize`.
#[derive(Clone, Debug, PartialEq)]
pub enum ExecResizeError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// There is no command with this id.
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
    ExecResizeError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError }
);
