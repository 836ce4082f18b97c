// Written by `cargo xtask codegen`; do not edit.

//! `SwarmInspect`: Inspect the swarm.

use crate::types::ErrorResponse;
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `GET /swarm`
pub static SWARM_INSPECT: Operation = Operation {
    id: "SwarmInspect",
    method: Method::GET,
    path: "/swarm",
    tag: "Swarm",
    params: &[],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[404, 500, 503],
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

/// The errors of `SwarmInspect`.
#[derive(Clone, Debug, PartialEq)]
pub enum SwarmInspectError {
    /// There is no swarm.
    NotFound(ErrorResponse),
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
    SwarmInspectError { 404 => NotFound, 500 => InternalServerError, 503 =>
    ServiceUnavailable }
);
