// Written by `cargo xtask codegen`; do not edit.

//! `NetworkDelete`: Remove a network.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `DELETE /networks/{id}`
pub static NETWORK_DELETE: Operation = Operation {
    id: "NetworkDelete",
    method: Method::DELETE,
    path: "/networks/{id}",
    tag: "Network",
    params: &[Parameter::path("id")],
    body: BodyKind::Empty,
    successes: &[Success::empty(204)],
    errors: &[403, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `NetworkDelete` is asked with.
#[derive(Clone, Debug, Default)]
pub struct NetworkDeleteParams {
    /// Id of the network, any unambiguous beginning of it, or its name.
    pub id: String,
}

impl NetworkDeleteParams {
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

/// The errors of `NetworkDelete`.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkDeleteError {
    /// It is one of the engine's own, or containers are connected to it.
    Forbidden(ErrorResponse),
    /// No network has this id or name.
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
    NetworkDeleteError { 403 => Forbidden, 404 => NotFound, 500 => InternalServerError }
);
