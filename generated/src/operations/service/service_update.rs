// Written by `cargo xtask codegen`; do not edit.

//! `ServiceUpdate`: Update a service.

use crate::types::{AuthConfig, ErrorResponse, ServiceSpec};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /services/{id}/update`
pub static SERVICE_UPDATE: Operation = Operation {
    id: "ServiceUpdate",
    method: Method::POST,
    path: "/services/{id}/update",
    tag: "Service",
    params: &[
        Parameter::path("id"),
        Parameter::query("version").required(),
        Parameter::query("registryAuthFrom"),
        Parameter::query("rollback"),
        Parameter::header("X-Registry-Auth"),
    ],
    body: BodyKind::Json,
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

/// What `ServiceUpdate` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ServiceUpdateParams {
    /// The service's id, its unique beginning, or its name.
    pub id: String,
    /// The number of the object's version that the change is based on, as `Version.Index` was when it was read. The
    /// request is refused when the object has changed since: read it again, and retry.
    pub version: i64,
    /// Where the credentials for the registry come from when the header is absent: `spec`, the default, keeps those
    /// of the current specification, `previous-spec` those of the one before.
    pub registry_auth_from: Option<String>,
    /// `previous` goes back to the specification before the last update and ignores the body. Empty or absent does
    /// not.
    pub rollback: Option<String>,
    /// Credentials for the registry, as the base64 of a JSON object. Leave it out for a registry that asks for
    /// none.
    pub x_registry_auth: Option<AuthConfig>,
    /// The new specification.
    pub body: ServiceSpec,
}

impl ServiceUpdateParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("version", text::Plain, Some(&self.version));
        request.query("registryAuthFrom", text::Plain, self.registry_auth_from.as_ref());
        request.query("rollback", text::Plain, self.rollback.as_ref());
        request
            .header("X-Registry-Auth", text::Base64Json, self.x_registry_auth.as_ref());
        request.json("application/json", &self.body);
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            version: call.required_query("version", text::Plain)?,
            registry_auth_from: call.query("registryAuthFrom", text::Plain)?,
            rollback: call.query("rollback", text::Plain)?,
            x_registry_auth: call.header("X-Registry-Auth", text::Base64Json)?,
            body: call.json().await?,
        })
    }
}

/// The errors of `ServiceUpdate`.
#[derive(Clone, Debug, PartialEq)]
pub enum ServiceUpdateError {
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
    ServiceUpdateError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError,
    503 => ServiceUnavailable }
);
