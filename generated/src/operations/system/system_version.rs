// Written by `cargo xtask codegen`; do not edit.

//! `SystemVersion`: Get the engine's version.

use crate::types::ErrorResponse;
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `GET /version`
pub static SYSTEM_VERSION: Operation = Operation {
    id: "SystemVersion",
    method: Method::GET,
    path: "/version",
    tag: "System",
    params: &[],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// The errors of `SystemVersion`.
#[derive(Clone, Debug, PartialEq)]
pub enum SystemVersionError {
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

pierhead_support::operation_errors!(SystemVersionError { 500 => InternalServerError });
