// Written by `cargo xtask codegen`; do not edit.

//! `PluginInspect`: Inspect a plugin.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /plugins/{name}/json`
pub static PLUGIN_INSPECT: Operation = Operation {
    id: "PluginInspect",
    method: Method::GET,
    path: "/plugins/{name*}/json",
    tag: "Plugin",
    params: &[Parameter::path("name")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `PluginInspect` is asked with.
#[derive(Clone, Debug, Default)]
pub struct PluginInspectParams {
    /// The plugin's name, with its registry and tag where it has them, for example
    /// `registry.example.com:5000/storage/sshfs:latest`. It may hold slashes; a missing tag means `latest`.
    pub name: String,
}

impl PluginInspectParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("name", text::Plain, &self.name);
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            name: call.path("name", text::Plain)?,
        })
    }
}

/// The errors of `PluginInspect`.
#[derive(Clone, Debug, PartialEq)]
pub enum PluginInspectError {
    /// There is no plugin of this name.
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
    PluginInspectError { 404 => NotFound, 500 => InternalServerError }
);
