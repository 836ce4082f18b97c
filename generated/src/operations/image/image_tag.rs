// Written by `cargo xtask codegen`; do not edit.

//! `ImageTag`: Name an image.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /images/{name}/tag`
pub static IMAGE_TAG: Operation = Operation {
    id: "ImageTag",
    method: Method::POST,
    path: "/images/{name*}/tag",
    tag: "Image",
    params: &[
        Parameter::path("name"),
        Parameter::query("repo"),
        Parameter::query("tag"),
    ],
    body: BodyKind::Empty,
    successes: &[Success::empty(201)],
    errors: &[400, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ImageTag` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ImageTagParams {
    /// Present name or id of the image.
    pub name: String,
    /// The new name without a tag, with the registry's address in front where there is one:
    /// `localhost:5000/team/busybox`.
    pub repo: Option<String>,
    /// The new tag. Empty or absent means `latest`.
    pub tag: Option<String>,
}

impl ImageTagParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("name", text::Plain, &self.name);
        request.query("repo", text::Plain, self.repo.as_ref());
        request.query("tag", text::Plain, self.tag.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            name: call.path("name", text::Plain)?,
            repo: call.query("repo", text::Plain)?,
            tag: call.query("tag", text::Plain)?,
        })
    }
}

/// The errors of `ImageTag`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageTagError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No image has the present name or id.
    NotFound(ErrorResponse),
    /// The new name cannot be given: it is the beginning of an id or a digest that is in use.
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
    ImageTagError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
