// Written by `cargo xtask codegen`; do not edit.

//! `PluginSet`: Change settings of a plugin.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /plugins/{name}/set`
pub static PLUGIN_SET: Operation = Operation {
    id: "PluginSet",
    method: Method::POST,
    path: "/plugins/{name*}/set",
    tag: "Plugin",
    params: &[Parameter::path("name")],
    body: BodyKind::OptionalJson,
    successes: &[Success::empty(204)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `PluginSet` is asked with.
#[derive(Clone, Debug, Default)]
pub struct PluginSetParams {
    /// The plugin's name, with its registry and tag where it has them, for example
    /// `registry.example.com:5000/storage/sshfs:latest`. It may hold slashes; a missing tag means `latest`.
    pub name: String,
    /// The settings, each `NAME=value` for a variable, or `NAME.FIELD=value` for a field of a mount or device.
    /// Values that are not named keep what they are; an empty list changes nothing.
    pub body: Option<Vec<String>>,
}

impl PluginSetParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("name", text::Plain, &self.name);
        if let Some(body) = &self.body {
            request.json("application/json", body);
        }
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            name: call.path("name", text::Plain)?,
            body: call.optional_json().await?,
        })
    }
}

/// The errors of `PluginSet`.
#[derive(Clone, Debug, PartialEq)]
pub enum PluginSetError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
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
    PluginSetError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError }
);
