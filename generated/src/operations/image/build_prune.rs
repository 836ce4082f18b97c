// Written by `cargo xtask codegen`; do not edit.

//! `BuildPrune`: Remove the build cache.

use crate::types::ErrorResponse;
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `POST /build/prune`
pub static BUILD_PRUNE: Operation = Operation {
    id: "BuildPrune",
    method: Method::POST,
    path: "/build/prune",
    tag: "Image",
    params: &[],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// The errors of `BuildPrune`.
#[derive(Clone, Debug, PartialEq)]
pub enum BuildPruneError {
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

pierhead_support::operation_errors!(BuildPruneError { 500 => InternalServerError });
