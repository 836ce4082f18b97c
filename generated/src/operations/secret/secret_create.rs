// Written by `cargo xtask codegen`; do not edit.

//! `SecretCreate`: Create a secret.

use crate::types::{ErrorResponse, SecretSpec};
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `POST /secrets/create`
pub static SECRET_CREATE: Operation = Operation {
    id: "SecretCreate",
    method: Method::POST,
    path: "/secrets/create",
    tag: "Secret",
    params: &[],
    body: BodyKind::OptionalJson,
    successes: &[Success::json(201)],
    errors: &[400, 409, 500, 503],
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

/// What `SecretCreate` is asked with.
#[derive(Clone, Debug, Default)]
pub struct SecretCreateParams {
    /// Name, labels and data of the secret.
    pub body: Option<SecretSpec>,
}

impl SecretCreateParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        if let Some(body) = &self.body {
            request.json("application/json", body);
        }
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            body: call.optional_json().await?,
        })
    }
}

/// The errors of `SecretCreate`.
#[derive(Clone, Debug, PartialEq)]
pub enum SecretCreateError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// A secret of this name exists.
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
    SecretCreateError { 400 => BadRequest, 409 => Conflict, 500 => InternalServerError,
    503 => ServiceUnavailable }
);
