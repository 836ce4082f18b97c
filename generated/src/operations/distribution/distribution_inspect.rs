// Written by `cargo xtask codegen`; do not edit.

//! `DistributionInspect`: Ask a registry about an image.

use crate::types::{AuthConfig, ErrorResponse};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /distribution/{name}/json`
pub static DISTRIBUTION_INSPECT: Operation = Operation {
    id: "DistributionInspect",
    method: Method::GET,
    path: "/distribution/{name*}/json",
    tag: "Distribution",
    params: &[Parameter::path("name"), Parameter::header("X-Registry-Auth")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 401, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `DistributionInspect` is asked with.
#[derive(Clone, Debug, Default)]
pub struct DistributionInspectParams {
    /// Name of the image with optional tag (`latest` without one) or digest.
    pub name: String,
    /// Credentials for the registry, as JSON in base64 safe for URLs. Absent or empty means anonymous.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub x_registry_auth: Option<AuthConfig>,
}

impl DistributionInspectParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("name", text::Plain, &self.name);
        request
            .header("X-Registry-Auth", text::Base64Json, self.x_registry_auth.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            name: call.path("name", text::Plain)?,
            x_registry_auth: call.header("X-Registry-Auth", text::Base64Json)?,
        })
    }
}

/// The errors of `DistributionInspect`.
#[derive(Clone, Debug, PartialEq)]
pub enum DistributionInspectError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// The registry wants credentials, or refuses those it got, or has no such image and does not say so.
    Unauthorized(ErrorResponse),
    /// The registry has no image of this name.
    ///
    /// Not as published: Answered by engines when there is no such image.
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
    DistributionInspectError { 400 => BadRequest, 401 => Unauthorized, 404 => NotFound,
    500 => InternalServerError }
);
