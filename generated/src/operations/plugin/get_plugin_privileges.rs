// Written by `cargo xtask codegen`; do not edit.

//! `GetPluginPrivileges`: List the privileges a plugin asks for.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /plugins/privileges`
pub static GET_PLUGIN_PRIVILEGES: Operation = Operation {
    id: "GetPluginPrivileges",
    method: Method::GET,
    path: "/plugins/privileges",
    tag: "Plugin",
    params: &[Parameter::query("remote").required()],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `GetPluginPrivileges` is asked with.
#[derive(Clone, Debug, Default)]
pub struct GetPluginPrivilegesParams {
    /// The reference of the plugin in its registry, for example `vieux/sshfs:latest`. A missing tag means `latest`.
    pub remote: String,
}

impl GetPluginPrivilegesParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("remote", text::Plain, Some(&self.remote));
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            remote: call.required_query("remote", text::Plain)?,
        })
    }
}

/// The errors of `GetPluginPrivileges`.
#[derive(Clone, Debug, PartialEq)]
pub enum GetPluginPrivilegesError {
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
    GetPluginPrivilegesError { 400 => BadRequest, 500 => InternalServerError }
);
