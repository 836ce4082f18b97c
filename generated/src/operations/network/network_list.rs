// Written by `cargo xtask codegen`; do not edit.

//! `NetworkList`: List networks.

use crate::types::{ErrorResponse, Filters};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /networks`
pub static NETWORK_LIST: Operation = Operation {
    id: "NetworkList",
    method: Method::GET,
    path: "/networks",
    tag: "Network",
    params: &[Parameter::query("filters")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `NetworkList` is asked with.
#[derive(Clone, Debug, Default)]
pub struct NetworkListParams {
    /// What an entry must satisfy; an unknown key is a 400.
    ///
    /// | key | a network passes when |
    /// |---|---|
    /// | `driver` | it has this driver |
    /// | `id`, `name` | its id, its name contains this text |
    /// | `label` | it has the label `key`, or the label with exactly this value, `key=value` |
    /// | `scope` | it reaches as far as this: `local`, `global` or `swarm` |
    /// | `type` | `builtin`: it is one of the engine's own; `custom`: it was made by a user |
    pub filters: Option<Filters>,
}

impl NetworkListParams {
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

/// The errors of `NetworkList`.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkListError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
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
    NetworkListError { 400 => BadRequest, 500 => InternalServerError }
);
