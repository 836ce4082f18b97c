// Written by `cargo xtask codegen`; do not edit.

//! `NetworkConnect`: Connect a container to a network.

use crate::types::{ErrorResponse, NetworkConnectRequest};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /networks/{id}/connect`
pub static NETWORK_CONNECT: Operation = Operation {
    id: "NetworkConnect",
    method: Method::POST,
    path: "/networks/{id}/connect",
    tag: "Network",
    params: &[Parameter::path("id")],
    body: BodyKind::Json,
    successes: &[Success::empty(200)],
    errors: &[400, 403, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `NetworkConnect` is asked with.
#[derive(Clone, Debug, Default)]
pub struct NetworkConnectParams {
    /// Id of the network, any unambiguous beginning of it, or its name.
    pub id: String,
    /// The container, and what its endpoint is to be.
    pub body: NetworkConnectRequest,
}

impl NetworkConnectParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.json("application/json", &self.body);
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            body: call.json().await?,
        })
    }
}

/// The errors of `NetworkConnect`.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkConnectError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// It cannot be connected: it is on the network already, or its network mode does not allow it.
    Forbidden(ErrorResponse),
    /// There is no such network or no such container.
    NotFound(ErrorResponse),
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
    NetworkConnectError { 400 => BadRequest, 403 => Forbidden, 404 => NotFound, 500 =>
    InternalServerError }
);
