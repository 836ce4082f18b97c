// Written by `cargo xtask codegen`; do not edit.

//! `NetworkDisconnect`: Disconnect a container from a network.

use crate::types::{ErrorResponse, NetworkDisconnectRequest};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /networks/{id}/disconnect`
pub static NETWORK_DISCONNECT: Operation = Operation {
    id: "NetworkDisconnect",
    method: Method::POST,
    path: "/networks/{id}/disconnect",
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

/// What `NetworkDisconnect` is asked with.
#[derive(Clone, Debug, Default)]
pub struct NetworkDisconnectParams {
    /// Id of the network, any unambiguous beginning of it, or its name.
    pub id: String,
    /// The container, and whether to insist.
    pub body: NetworkDisconnectRequest,
}

impl NetworkDisconnectParams {
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

/// The errors of `NetworkDisconnect`.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkDisconnectError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// It cannot be disconnected: it is not on the network, or the network is `host`.
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
    NetworkDisconnectError { 400 => BadRequest, 403 => Forbidden, 404 => NotFound, 500 =>
    InternalServerError }
);
