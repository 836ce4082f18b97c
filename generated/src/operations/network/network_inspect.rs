// Written by `cargo xtask codegen`; do not edit.

//! `NetworkInspect`: Inspect a network.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /networks/{id}`
pub static NETWORK_INSPECT: Operation = Operation {
    id: "NetworkInspect",
    method: Method::GET,
    path: "/networks/{id}",
    tag: "Network",
    params: &[
        Parameter::path("id"),
        Parameter::query("verbose"),
        Parameter::query("scope"),
    ],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `NetworkInspect` is asked with.
#[derive(Clone, Debug, Default)]
pub struct NetworkInspectParams {
    /// Id of the network, any unambiguous beginning of it, or its name. A name that several networks have is
    /// refused.
    pub id: String,
    /// For a network of a swarm, answer also the services and tasks on it. Makes no difference to a local one.
    pub verbose: Option<bool>,
    /// Look only among networks that reach as far as this: `local`, `global` or `swarm`. Empty means all.
    pub scope: Option<String>,
}

impl NetworkInspectParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("verbose", text::LenientBool, self.verbose.as_ref());
        request.query("scope", text::Plain, self.scope.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            verbose: call.query("verbose", text::LenientBool)?,
            scope: call.query("scope", text::Plain)?,
        })
    }
}

/// The errors of `NetworkInspect`.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkInspectError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
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
    NetworkInspectError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError
    }
);
