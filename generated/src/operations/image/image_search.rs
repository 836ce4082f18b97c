// Written by `cargo xtask codegen`; do not edit.

//! `ImageSearch`: Search for images.

use crate::types::{AuthConfig, ErrorResponse, Filters};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /images/search`
pub static IMAGE_SEARCH: Operation = Operation {
    id: "ImageSearch",
    method: Method::GET,
    path: "/images/search",
    tag: "Image",
    params: &[
        Parameter::query("term").required(),
        Parameter::query("limit"),
        Parameter::query("filters"),
        Parameter::header("X-Registry-Auth"),
    ],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ImageSearch` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ImageSearchParams {
    /// What to look for. Must not be empty.
    pub term: String,
    /// How many results to answer at most, from 1 to 100. 0 or absent means 25.
    pub limit: Option<i64>,
    /// What a result must satisfy.
    ///
    /// | key | a result passes when |
    /// |---|---|
    /// | `is-official` | `true` or `false`: it is, is not one of the images that Docker curates |
    /// | `is-automated` | `true` or `false`: it is, is not built by the registry from its source |
    /// | `stars` | it has at least this many stars |
    pub filters: Option<Filters>,
    /// Credentials for the registry, as JSON in base64 safe for URLs. Absent or empty means anonymous.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub x_registry_auth: Option<AuthConfig>,
}

impl ImageSearchParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("term", text::Plain, Some(&self.term));
        request.query("limit", text::Plain, self.limit.as_ref());
        request.query("filters", text::Json, self.filters.as_ref());
        request
            .header("X-Registry-Auth", text::Base64Json, self.x_registry_auth.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            term: call.required_query("term", text::Plain)?,
            limit: call.query("limit", text::Plain)?,
            filters: call.query("filters", text::Json)?,
            x_registry_auth: call.header("X-Registry-Auth", text::Base64Json)?,
        })
    }
}

/// The errors of `ImageSearch`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageSearchError {
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
    ImageSearchError { 400 => BadRequest, 500 => InternalServerError }
);
