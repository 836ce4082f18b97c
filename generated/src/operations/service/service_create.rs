// Written by `cargo xtask codegen`; do not edit.

//! `ServiceCreate`: Create a service.

use crate::types::{AuthConfig, ErrorResponse, ServiceSpec};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /services/create`
pub static SERVICE_CREATE: Operation = Operation {
    id: "ServiceCreate",
    method: Method::POST,
    path: "/services/create",
    tag: "Service",
    params: &[Parameter::header("X-Registry-Auth"), Parameter::header("version")],
    body: BodyKind::Json,
    successes: &[Success::json(201)],
    errors: &[400, 403, 409, 500, 503],
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

/// What `ServiceCreate` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ServiceCreateParams {
    /// Credentials for the registry, as the base64 of a JSON object. Leave it out for a registry that asks for
    /// none. The swarm hands them to the nodes that pull the image.
    pub x_registry_auth: Option<AuthConfig>,
    /// The API version of the caller. Engines read it to decide how to treat the image reference; clients may leave
    /// it out.
    ///
    /// Not as published: Read by every engine, absent from the published document. The docker command line repeats
    /// the API version in it.
    pub version: Option<String>,
    /// The specification of the service.
    pub body: ServiceSpec,
}

impl ServiceCreateParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request
            .header("X-Registry-Auth", text::Base64Json, self.x_registry_auth.as_ref());
        request.header("version", text::Plain, self.version.as_ref());
        request.json("application/json", &self.body);
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            x_registry_auth: call.header("X-Registry-Auth", text::Base64Json)?,
            version: call.header("version", text::Plain)?,
            body: call.json().await?,
        })
    }
}

/// The errors of `ServiceCreate`.
#[derive(Clone, Debug, PartialEq)]
pub enum ServiceCreateError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// A network that the service names cannot be used by services.
    Forbidden(ErrorResponse),
    /// A service of this name exists.
    Conflict(ErrorResponse),
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
    ServiceCreateError { 400 => BadRequest, 403 => Forbidden, 409 => Conflict, 500 =>
    InternalServerError, 503 => ServiceUnavailable }
);
