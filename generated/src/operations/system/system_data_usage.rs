// Written by `cargo xtask codegen`; do not edit.

//! `SystemDataUsage`: Get disk usage.

use crate::types::ErrorResponse;
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `GET /system/df`
pub static SYSTEM_DATA_USAGE: Operation = Operation {
    id: "SystemDataUsage",
    method: Method::GET,
    path: "/system/df",
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

/// The errors of `SystemDataUsage`.
#[derive(Clone, Debug, PartialEq)]
pub enum SystemDataUsageError {
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

pierhead_support::operation_errors!(SystemDataUsageError { 500 => InternalServerError });
