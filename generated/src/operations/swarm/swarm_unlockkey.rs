// Written by `cargo xtask codegen`; do not edit.

//! `SwarmUnlockkey`: Get the unlock key.

use crate::types::ErrorResponse;
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `GET /swarm/unlockkey`
pub static SWARM_UNLOCKKEY: Operation = Operation {
    id: "SwarmUnlockkey",
    method: Method::GET,
    path: "/swarm/unlockkey",
    tag: "Swarm",
    params: &[],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[500, 503],
    upgrade: &[],
    left_out: (
        503,
        Some(
            "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to swarm and try again.",
        ),
    ),
    since: None,
    until: None,
};

/// The errors of `SwarmUnlockkey`.
#[derive(Clone, Debug, PartialEq)]
pub enum SwarmUnlockkeyError {
    /// The engine failed, or something it relies on did. The message says what; the same request may succeed later.
    InternalServerError(ErrorResponse),
    /// The engine is not part of a swarm, or is not a manager of one.
    ServiceUnavailable(ErrorResponse),
    /// A status that the document does not list.
    Undocumented {
        /// The status.
        status: StatusCode,
        /// What is said to a person.
        message: String,
    },
}

pierhead_support::operation_errors!(
    SwarmUnlockkeyError { 500 => InternalServerError, 503 => ServiceUnavailable }
);
