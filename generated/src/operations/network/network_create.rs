// Written by `cargo xtask codegen`; do not edit.

//! `NetworkCreate`: Create a network.

use crate::types::{ErrorResponse, NetworkCreateRequest};
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `POST /networks/create`
pub static NETWORK_CREATE: Operation = Operation {
    id: "NetworkCreate",
    method: Method::POST,
    path: "/networks/create",
    tag: "Network",
    params: &[],
    body: BodyKind::Json,
    successes: &[Success::json(201)],
    errors: &[400, 403, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `NetworkCreate` is asked with.
#[derive(Clone, Debug, Default)]
pub struct NetworkCreateParams {
    /// What the network is to be; a name is enough.
    pub body: NetworkCreateRequest,
}

impl NetworkCreateParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.json("application/json", &self.body);
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self { body: call.json().await? })
    }
}

/// The errors of `NetworkCreate`.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkCreateError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// The name belongs to one of the engine's own networks, or the subnet overlaps with another network.
    Forbidden(ErrorResponse),
    /// There is no driver with this name.
    NotFound(ErrorResponse),
    /// A network with this name exists, and `CheckDuplicate` was set.
    ///
    /// Not as published: Answered by engines when the name is taken and CheckDuplicate was set.
    Conflict(ErrorResponse),
    /// The engine failed, or something it relies on did. The message says what; the same request may succeed later.
    InternalServerError(ErrorResponse),
    /// A status that the document does not list.
    Undocumented {
        /// The status.
        status: StatusCode,
        /// What is said to a person.
        message: String,
    },
}

pierhead_support::operation_errors!(
    NetworkCreateError { 400 => BadRequest, 403 => Forbidden, 404 => NotFound, 409 =>
    Conflict, 500 => InternalServerError }
);
