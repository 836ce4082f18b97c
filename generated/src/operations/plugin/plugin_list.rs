// Written by `cargo xtask codegen`; do not edit.

//! `PluginList`: List plugins.

use crate::types::{ErrorResponse, Filters};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /plugins`
pub static PLUGIN_LIST: Operation = Operation {
    id: "PluginList",
    method: Method::GET,
    path: "/plugins",
    tag: "Plugin",
    params: &[Parameter::query("filters")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `PluginList` is asked with.
#[derive(Clone, Debug, Default)]
pub struct PluginListParams {
    /// Which plugins to list: `capability=NAME` keeps those that offer a capability, `enabled=true` or
    /// `enabled=false` those in that state. Empty or absent lists all.
    pub filters: Option<Filters>,
}

impl PluginListParams {
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

/// The errors of `PluginList`.
#[derive(Clone, Debug, PartialEq)]
pub enum PluginListError {
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
    PluginListError { 400 => BadRequest, 500 => InternalServerError }
);
