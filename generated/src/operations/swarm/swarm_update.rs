// Written by `cargo xtask codegen`; do not edit.

//! `SwarmUpdate`: Update the swarm.

use crate::types::{ErrorResponse, SwarmSpec};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /swarm/update`
pub static SWARM_UPDATE: Operation = Operation {
    id: "SwarmUpdate",
    method: Method::POST,
    path: "/swarm/update",
    tag: "Swarm",
    params: &[
        Parameter::query("version").required(),
        Parameter::query("rotateWorkerToken"),
        Parameter::query("rotateManagerToken"),
        Parameter::query("rotateManagerUnlockKey"),
    ],
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

/// What `SwarmUpdate` is asked with.
#[derive(Clone, Debug, Default)]
pub struct SwarmUpdateParams {
    /// The number of the object's version that the change is based on, as `Version.Index` was when it was read. The
    /// request is refused when the object has changed since: read it again, and retry.
    pub version: i64,
    /// Make a new token for workers; the old one stops working. Default false.
    pub rotate_worker_token: Option<bool>,
    /// Make a new token for managers; the old one stops working. Default false.
    pub rotate_manager_token: Option<bool>,
    /// Make a new key that unlocks managers after a restart. Default false.
    pub rotate_manager_unlock_key: Option<bool>,
    /// The new settings.
    pub body: SwarmSpec,
}

impl SwarmUpdateParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("version", text::Plain, Some(&self.version));
        request
            .query(
                "rotateWorkerToken",
                text::LenientBool,
                self.rotate_worker_token.as_ref(),
            );
        request
            .query(
                "rotateManagerToken",
                text::LenientBool,
                self.rotate_manager_token.as_ref(),
            );
        request
            .query(
                "rotateManagerUnlockKey",
                text::LenientBool,
                self.rotate_manager_unlock_key.as_ref(),
            );
        request.json("application/json", &self.body);
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            version: call.required_query("version", text::Plain)?,
            rotate_worker_token: call.query("rotateWorkerToken", text::LenientBool)?,
            rotate_manager_token: call.query("rotateManagerToken", text::LenientBool)?,
            rotate_manager_unlock_key: call
                .query("rotateManagerUnlockKey", text::LenientBool)?,
            body: call.json().await?,
        })
    }
}

/// The errors of `SwarmUpdate`.
#[derive(Clone, Debug, PartialEq)]
pub enum SwarmUpdateError {
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
    SwarmUpdateError { 400 => BadRequest, 500 => InternalServerError, 503 =>
    ServiceUnavailable }
);
