// Written by `cargo xtask codegen`; do not edit.

//! `ExecInspect`: Inspect a command.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /exec/{id}/json`
pub static EXEC_INSPECT: Operation = Operation {
    id: "ExecInspect",
    method: Method::GET,
    path: "/exec/{id}/json",
    tag: "Exec",
    params: &[Parameter::path("id")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ExecInspect` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ExecInspectParams {
    /// Id of the prepared command.
    pub id: String,
}

impl ExecInspectParams {
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

/// The errors of `ExecInspect`.
#[derive(Clone, Debug, PartialEq)]
pub enum ExecInspectError {
    /// There is no command with this id; its container may have ended.
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
    ExecInspectError { 404 => NotFound, 500 => InternalServerError }
);
