// Written by `cargo xtask codegen`; do not edit.

//! `ImagePush`: Push an image.

use crate::types::{AuthConfig, ErrorResponse};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /images/{name}/push`
pub static IMAGE_PUSH: Operation = Operation {
    id: "ImagePush",
    method: Method::POST,
    path: "/images/{name*}/push",
    tag: "Image",
    params: &[
        Parameter::path("name"),
        Parameter::query("tag"),
        Parameter::header("X-Registry-Auth").required(),
    ],
    body: BodyKind::Empty,
    successes: &[Success::json_lines(200)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ImagePush` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ImagePushParams {
    /// Name of the image, without a tag: `registry.example.com:5000/team/app`. The image must have this name on the
    /// engine.
    pub name: String,
    /// The tag to push. Absent or empty means every tag of the name.
    pub tag: Option<String>,
    /// Credentials for the registry, as JSON in base64 safe for URLs. Required, but may be an empty object (`e30=`)
    /// for an anonymous push.
    pub x_registry_auth: AuthConfig,
}

impl ImagePushParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("name", text::Plain, &self.name);
        request.query("tag", text::Plain, self.tag.as_ref());
        request.header("X-Registry-Auth", text::Base64Json, Some(&self.x_registry_auth));
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            name: call.path("name", text::Plain)?,
            tag: call.query("tag", text::Plain)?,
            x_registry_auth: call.required_header("X-Registry-Auth", text::Base64Json)?,
        })
    }
}

/// The errors of `ImagePush`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImagePushError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No image has this name.
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
    ImagePushError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError }
);
