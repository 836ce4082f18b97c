// Written by `cargo xtask codegen`; do not edit.

//! `ConfigCreate`: Create a config.

use crate::types::{ConfigSpec, ErrorResponse};
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `POST /configs/create`
pub static CONFIG_CREATE: Operation = Operation {
    id: "ConfigCreate",
    method: Method::POST,
    path: "/configs/create",
    tag: "Config",
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

/// What `ConfigCreate` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ConfigCreateParams {
    /// Name, labels and data of the config.
    pub body: Option<ConfigSpec>,
}

impl ConfigCreateParams {
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

/// The errors of `ConfigCreate`.
#[derive(Clone, Debug, PartialEq)]
pub enum ConfigCreateError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// A config of this name exists.
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
    ConfigCreateError { 400 => BadRequest, 409 => Conflict, 500 => InternalServerError,
    503 => ServiceUnavailable }
);
