// Written by `cargo xtask codegen`; do not edit.

//! `NodeDelete`: Remove a node.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `DELETE /nodes/{id}`
pub static NODE_DELETE: Operation = Operation {
    id: "NodeDelete",
    method: Method::DELETE,
    path: "/nodes/{id}",
    tag: "Node",
    params: &[Parameter::path("id"), Parameter::query("force")],
    body: BodyKind::Empty,
    successes: &[Success::empty(200)],
    errors: &[400, 404, 500, 503],
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

/// What `NodeDelete` is asked with.
#[derive(Clone, Debug, Default)]
pub struct NodeDeleteParams {
    /// The node's id, its unique beginning, or its name.
    pub id: String,
    /// Remove the node although it is still up. Default false.
    pub force: Option<bool>,
}

impl NodeDeleteParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("force", text::LenientBool, self.force.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            force: call.query("force", text::LenientBool)?,
        })
    }
}

/// The errors of `NodeDelete`.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeDeleteError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// There is no node of this id or name.
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
    NodeDeleteError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError, 503
    => ServiceUnavailable }
);
