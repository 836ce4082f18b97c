// Written by `cargo xtask codegen`; do not edit.

//! `ExecStart`: Start a prepared command.

use crate::types::{ErrorResponse, ExecStartConfig};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /exec/{id}/start`
pub static EXEC_START: Operation = Operation {
    id: "ExecStart",
    method: Method::POST,
    path: "/exec/{id}/start",
    tag: "Exec",
    params: &[Parameter::path("id")],
    body: BodyKind::OptionalJson,
    successes: &[Success::upgrade(101), Success::upgrade(200)],
    errors: &[400, 404, 409, 500],
    upgrade: &["tcp"],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ExecStart` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ExecStartParams {
    /// Id of the prepared command.
    pub id: String,
    /// Whether to stay connected. An absent or empty body means to stay connected, without a terminal.
    pub body: Option<ExecStartConfig>,
}

impl ExecStartParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        if let Some(body) = &self.body {
            request.json("application/json", body);
        }
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            body: call.optional_json().await?,
        })
    }
}

/// The errors of `ExecStart`.
#[derive(Clone, Debug, PartialEq)]
pub enum ExecStartError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// There is no command with this id; its container may have ended.
    NotFound(ErrorResponse),
    /// The container is paused or does not run, or the command was started before.
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
    ExecStartError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
