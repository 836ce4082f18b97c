// Written by `cargo xtask codegen`; do not edit.

//! `ConfigDelete`: Remove a config.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `DELETE /configs/{id}`
pub static CONFIG_DELETE: Operation = Operation {
    id: "ConfigDelete",
    method: Method::DELETE,
    path: "/configs/{id}",
    tag: "Config",
    params: &[Parameter::path("id")],
    body: BodyKind::Empty,
    successes: &[Success::empty(204)],
    errors: &[404, 500, 503],
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

/// What `ConfigDelete` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ConfigDeleteParams {
    /// The config's id, its unique beginning, or its name.
    pub id: String,
}

impl ConfigDeleteParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
        })
    }
}

/// The errors of `ConfigDelete`.
#[derive(Clone, Debug, PartialEq)]
pub enum ConfigDeleteError {
    /// There is no config of this id or name.
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
    ConfigDeleteError { 404 => NotFound, 500 => InternalServerError, 503 =>
    ServiceUnavailable }
);
