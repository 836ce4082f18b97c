// Written by `cargo xtask codegen`; do not edit.

//! `PluginUpgrade`: Upgrade a plugin.

use crate::types::{AuthConfig, CreateImageInfo, ErrorResponse, PluginPrivilege};
use pierhead_support::{
    BodyKind, JsonLines, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /plugins/{name}/upgrade`
pub static PLUGIN_UPGRADE: Operation = Operation {
    id: "PluginUpgrade",
    method: Method::POST,
    path: "/plugins/{name*}/upgrade",
    tag: "Plugin",
    params: &[
        Parameter::path("name"),
        Parameter::query("remote").required(),
        Parameter::header("X-Registry-Auth"),
    ],
    body: BodyKind::OptionalJson,
    successes: &[Success::json_lines(200), Success::empty(204)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `PluginUpgrade` is asked with.
#[derive(Clone, Debug, Default)]
pub struct PluginUpgradeParams {
    /// The plugin's name, with its registry and tag where it has them, for example
    /// `registry.example.com:5000/storage/sshfs:latest`. It may hold slashes; a missing tag means `latest`.
    pub name: String,
    /// The reference of the new version in its registry. A missing tag means `latest`.
    pub remote: String,
    /// Credentials for the registry, as the base64 of a JSON object. Leave it out for a registry that asks for
    /// none.
    pub x_registry_auth: Option<AuthConfig>,
    /// The privileges that the caller grants, normally the list that `GET /plugins/privileges` answered. The engine
    /// refuses the request when it differs from what the plugin asks for; an empty list grants nothing.
    pub body: Option<Vec<PluginPrivilege>>,
}

impl PluginUpgradeParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("name", text::Plain, &self.name);
        request.query("remote", text::Plain, Some(&self.remote));
        request
            .header("X-Registry-Auth", text::Base64Json, self.x_registry_auth.as_ref());
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
            remote: call.required_query("remote", text::Plain)?,
            x_registry_auth: call.header("X-Registry-Auth", text::Base64Json)?,
            body: call.optional_json().await?,
        })
    }
}

/// The outcomes of `PluginUpgrade`.
#[derive(Debug)]
pub enum PluginUpgradeSuccess {
    /// Progress, one JSON object a line, until the plugin is upgraded.
    ///
    /// Not as published: The published document has 204 only; engines answer 200 with progress lines.
    Ok(JsonLines<CreateImageInfo>),
    /// The plugin is upgraded; no progress was sent.
    NoContent,
}

#[cfg(feature = "client")]
impl pierhead_support::client::FromAnswer for PluginUpgradeSuccess {
    async fn from_answer<E: pierhead_support::OperationError>(
        answer: pierhead_support::client::Answer,
    ) -> Result<Self, pierhead_support::Error<E>> {
        if answer.has_status(200) {
            return Ok(Self::Ok(answer.into_json_lines()));
        }
        if answer.has_status(204) {
            return Ok(Self::NoContent);
        }
        Err(answer.into_error().await)
    }
}

#[cfg(feature = "server")]
impl PluginUpgradeSuccess {
    pub(crate) fn into_answer(self) -> pierhead_support::server::Answer {
        match self {
            Self::Ok(body) => pierhead_support::server::Answer::json_lines(200, body),
            Self::NoContent => pierhead_support::server::Answer::empty(204),
        }
    }
}

/// The errors of `PluginUpgrade`.
#[derive(Clone, Debug, PartialEq)]
pub enum PluginUpgradeError {
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
    PluginUpgradeError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError }
);
