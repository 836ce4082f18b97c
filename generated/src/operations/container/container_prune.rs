// Written by `cargo xtask codegen`; do not edit.

//! `ContainerPrune`: Remove stopped containers.

use crate::types::{ErrorResponse, Filters};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /containers/prune`
pub static CONTAINER_PRUNE: Operation = Operation {
    id: "ContainerPrune",
    method: Method::POST,
    path: "/containers/prune",
    tag: "Container",
    params: &[Parameter::query("filters")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerPrune` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerPruneParams {
    /// Which of the stopped containers to remove; absent or empty means all of them.
    ///
    /// | key | a container passes when |
    /// |---|---|
    /// | `until` | it was created before this moment: seconds since 1970, RFC 3339, or a duration back from now such as `24h` |
    /// | `label` | it has the label `key`, or the label with exactly this value, `key=value` |
    /// | `label!` | it does not |
    pub filters: Option<Filters>,
}

impl ContainerPruneParams {
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

/// The errors of `ContainerPrune`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerPruneError {
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
    ContainerPruneError { 400 => BadRequest, 500 => InternalServerError }
);
