// Written by `cargo xtask codegen`; do not edit.

//! `ServiceInspect`: Inspect a service.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /services/{id}`
pub static SERVICE_INSPECT: Operation = Operation {
    id: "ServiceInspect",
    method: Method::GET,
    path: "/services/{id}",
    tag: "Service",
    params: &[Parameter::path("id"), Parameter::query("insertDefaults")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
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

/// What `ServiceInspect` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ServiceInspectParams {
    /// The service's id, its unique beginning, or its name.
    pub id: String,
    /// Fill in the defaults for everything that the specification leaves open. Default false: only what was given.
    pub insert_defaults: Option<bool>,
}

impl ServiceInspectParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request
            .query("insertDefaults", text::LenientBool, self.insert_defaults.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            insert_defaults: call.query("insertDefaults", text::LenientBool)?,
        })
    }
}

/// The errors of `ServiceInspect`.
#[derive(Clone, Debug, PartialEq)]
pub enum ServiceInspectError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// There is no service of this id or name.
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
    ServiceInspectError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError,
    503 => ServiceUnavailable }
);
