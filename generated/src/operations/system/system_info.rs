// Written by `cargo xtask codegen`; do not edit.

//! `SystemInfo`: Get the engine's state and abilities.

use crate::types::ErrorResponse;
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `GET /info`
pub static SYSTEM_INFO: Operation = Operation {
    id: "SystemInfo",
    method: Method::GET,
    path: "/info",
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

/// The errors of `SystemInfo`.
#[derive(Clone, Debug, PartialEq)]
pub enum SystemInfoError {
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

pierhead_support::operation_errors!(SystemInfoError { 500 => InternalServerError });
