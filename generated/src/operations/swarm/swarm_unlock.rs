// Written by `cargo xtask codegen`; do not edit.

//! `SwarmUnlock`: Unlock a locked manager.

use crate::types::{ErrorResponse, SwarmUnlockRequest};
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `POST /swarm/unlock`
pub static SWARM_UNLOCK: Operation = Operation {
    id: "SwarmUnlock",
    method: Method::POST,
    path: "/swarm/unlock",
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

/// What `SwarmUnlock` is asked with.
#[derive(Clone, Debug, Default)]
pub struct SwarmUnlockParams {
    /// The key.
    pub body: SwarmUnlockRequest,
}

impl SwarmUnlockParams {
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

/// The errors of `SwarmUnlock`.
#[derive(Clone, Debug, PartialEq)]
pub enum SwarmUnlockError {
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
    SwarmUnlockError { 400 => BadRequest, 500 => InternalServerError, 503 =>
    ServiceUnavailable }
);
