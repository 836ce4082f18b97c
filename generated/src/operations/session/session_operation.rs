// Written by `cargo xtask codegen`; do not edit.

//! `Session`: Open a session for builds.

use crate::types::ErrorResponse;
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `POST /session`
pub static SESSION: Operation = Operation {
    id: "Session",
    method: Method::POST,
    path: "/session",
    tag: "Session",
    params: &[],
    body: BodyKind::Empty,
    successes: &[Success::upgrade(101)],
    errors: &[400, 500],
    upgrade: &["h2c"],
    left_out: (501, None),
    since: None,
    until: None,
};

/// The errors of `Session`.
#[derive(Clone, Debug, PartialEq)]
pub enum SessionError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
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
    SessionError { 400 => BadRequest, 500 => InternalServerError }
);
