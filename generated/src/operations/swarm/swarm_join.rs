// Written by `cargo xtask codegen`; do not edit.

//! `SwarmJoin`: Join a swarm.

use crate::types::{ErrorResponse, SwarmJoinRequest};
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `POST /swarm/join`
pub static SWARM_JOIN: Operation = Operation {
    id: "SwarmJoin",
    method: Method::POST,
    path: "/swarm/join",
    tag: "Swarm",
    params: &[],
    body: BodyKind::Json,
    successes: &[Success::empty(200)],
    errors: &[400, 500, 503],
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

/// What `SwarmJoin` is asked with.
#[derive(Clone, Debug, Default)]
pub struct SwarmJoinParams {
    /// The token, and where the managers are.
    pub body: SwarmJoinRequest,
}

impl SwarmJoinParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.json("application/json", &self.body);
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self { body: call.json().await? })
    }
}

/// The errors of `SwarmJoin`.
#[derive(Clone, Debug, PartialEq)]
pub enum SwarmJoinError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
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
    SwarmJoinError { 400 => BadRequest, 500 => InternalServerError, 503 =>
    ServiceUnavailable }
);
