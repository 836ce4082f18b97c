// Written by `cargo xtask codegen`; do not edit.

//! `SecretList`: List secrets.

use crate::types::{ErrorResponse, Filters};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /secrets`
pub static SECRET_LIST: Operation = Operation {
    id: "SecretList",
    method: Method::GET,
    path: "/secrets",
    tag: "Secret",
    params: &[Parameter::query("filters")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
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

/// What `SecretList` is asked with.
#[derive(Clone, Debug, Default)]
pub struct SecretListParams {
    /// Which secrets to list, by `id`, `label` (`key` or `key=value`), `name`, `names`. Empty or absent lists all.
    pub filters: Option<Filters>,
}

impl SecretListParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("filters", text::Json, self.filters.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            filters: call.query("filters", text::Json)?,
        })
    }
}

/// The errors of `SecretList`.
#[derive(Clone, Debug, PartialEq)]
pub enum SecretListError {
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
    SecretListError { 400 => BadRequest, 500 => InternalServerError, 503 =>
    ServiceUnavailable }
);
