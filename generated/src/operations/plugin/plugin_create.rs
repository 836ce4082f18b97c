// Written by `cargo xtask codegen`; do not edit.

//! `PluginCreate`: Create a plugin from an archive.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /plugins/create`
pub static PLUGIN_CREATE: Operation = Operation {
    id: "PluginCreate",
    method: Method::POST,
    path: "/plugins/create",
    tag: "Plugin",
    params: &[Parameter::query("name").required()],
    body: BodyKind::Bytes,
    successes: &[Success::empty(204)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `PluginCreate` is asked with.
#[derive(Clone, Debug, Default)]
pub struct PluginCreateParams {
    /// The name of the new plugin, with a tag if it shall have one other than `latest`.
    pub name: String,
}

impl PluginCreateParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("name", text::Plain, Some(&self.name));
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            name: call.required_query("name", text::Plain)?,
        })
    }
}

/// The errors of `PluginCreate`.
#[derive(Clone, Debug, PartialEq)]
pub enum PluginCreateError {
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
    PluginCreateError { 400 => BadRequest, 500 => InternalServerError }
);
