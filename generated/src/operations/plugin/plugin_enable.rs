// Written by `cargo xtask codegen`; do not edit.

//! `PluginEnable`: Enable a plugin.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /plugins/{name}/enable`
pub static PLUGIN_ENABLE: Operation = Operation {
    id: "PluginEnable",
    method: Method::POST,
    path: "/plugins/{name*}/enable",
    tag: "Plugin",
    params: &[Parameter::path("name"), Parameter::query("timeout")],
    body: BodyKind::Empty,
    successes: &[Success::empty(200)],
    errors: &[400, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `PluginEnable` is asked with.
#[derive(Clone, Debug, Default)]
pub struct PluginEnableParams {
    /// The plugin's name, with its registry and tag where it has them, for example
    /// `registry.example.com:5000/storage/sshfs:latest`. It may hold slashes; a missing tag means `latest`.
    pub name: String,
    /// How many seconds to wait for the plugin to answer. 0, the default, means the engine's own limit.
    pub timeout: Option<i64>,
}

impl PluginEnableParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("name", text::Plain, &self.name);
        request.query("timeout", text::Plain, self.timeout.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            name: call.path("name", text::Plain)?,
            timeout: call.query("timeout", text::Plain)?,
        })
    }
}

/// The errors of `PluginEnable`.
#[derive(Clone, Debug, PartialEq)]
pub enum PluginEnableError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// There is no plugin of this name.
    NotFound(ErrorResponse),
    /// The plugin is already enabled.
    ///
    /// Not as published: Answered by engines when the plugin is in use or in the other state.
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
    PluginEnableError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
