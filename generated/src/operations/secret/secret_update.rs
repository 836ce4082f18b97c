// Written by `cargo xtask codegen`; do not edit.

//! `SecretUpdate`: Update a secret.

use crate::types::{ErrorResponse, SecretSpec};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /secrets/{id}/update`
pub static SECRET_UPDATE: Operation = Operation {
    id: "SecretUpdate",
    method: Method::POST,
    path: "/secrets/{id}/update",
    tag: "Secret",
    params: &[Parameter::path("id"), Parameter::query("version").required()],
    body: BodyKind::OptionalJson,
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

/// What `SecretUpdate` is asked with.
#[derive(Clone, Debug, Default)]
pub struct SecretUpdateParams {
    /// The secret's id, its unique beginning, or its name.
    pub id: String,
    /// The number of the object's version that the change is based on, as `Version.Index` was when it was read. The
    /// request is refused when the object has changed since: read it again, and retry.
    pub version: i64,
    /// The specification of the secret, with the new labels.
    pub body: Option<SecretSpec>,
}

impl SecretUpdateParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("version", text::Plain, Some(&self.version));
        if let Some(body) = &self.body {
            request.json("application/json", body);
        }
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            version: call.required_query("version", text::Plain)?,
            body: call.optional_json().await?,
        })
    }
}

/// The errors of `SecretUpdate`.
#[derive(Clone, Debug, PartialEq)]
pub enum SecretUpdateError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// There is no secret of this id or name.
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
    SecretUpdateError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError,
    503 => ServiceUnavailable }
);
