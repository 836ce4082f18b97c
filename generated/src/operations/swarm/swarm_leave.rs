// Written by `cargo xtask codegen`; do not edit.

//! `SwarmLeave`: Leave the swarm.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /swarm/leave`
pub static SWARM_LEAVE: Operation = Operation {
    id: "SwarmLeave",
    method: Method::POST,
    path: "/swarm/leave",
    tag: "Swarm",
    params: &[Parameter::query("force")],
    body: BodyKind::Empty,
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

/// What `SwarmLeave` is asked with.
#[derive(Clone, Debug, Default)]
pub struct SwarmLeaveParams {
    /// Leave although this is a manager, or the last one. Default false.
    pub force: Option<bool>,
}

impl SwarmLeaveParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("force", text::LenientBool, self.force.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            force: call.query("force", text::LenientBool)?,
        })
    }
}

/// The errors of `SwarmLeave`.
#[derive(Clone, Debug, PartialEq)]
pub enum SwarmLeaveError {
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
    SwarmLeaveError { 400 => BadRequest, 500 => InternalServerError, 503 =>
    ServiceUnavailable }
);
