// Written by `cargo xtask codegen`; do not edit.

//! `PluginDelete`: Remove a plugin.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `DELETE /plugins/{name}`
pub static PLUGIN_DELETE: Operation = Operation {
    id: "PluginDelete",
    method: Method::DELETE,
    path: "/plugins/{name*}",
    tag: "Plugin",
    params: &[Parameter::path("name"), Parameter::query("force")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `PluginDelete` is asked with.
#[derive(Clone, Debug, Default)]
pub struct PluginDeleteParams {
    /// The plugin's name, with its registry and tag where it has them, for example
    /// `registry.example.com:5000/storage/sshfs:latest`. It may hold slashes; a missing tag means `latest`.
    pub name: String,
    /// Disable the plugin first when it is enabled. Containers and volumes that use it may break. Default false.
    pub force: Option<bool>,
}

impl PluginDeleteParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("name", text::Plain, &self.name);
        request.query("force", text::LenientBool, self.force.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            name: call.path("name", text::Plain)?,
            force: call.query("force", text::LenientBool)?,
        })
    }
}

/// The errors of `PluginDelete`.
#[derive(Clone, Debug, PartialEq)]
pub enum PluginDeleteError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// There is no plugin of this name.
    NotFound(ErrorResponse),
    /// The plugin is enabled or in use, and `force` was not set.
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
    PluginDeleteError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
