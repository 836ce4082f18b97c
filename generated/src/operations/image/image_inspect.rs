// Written by `cargo xtask codegen`; do not edit.

//! `ImageInspect`: Inspect an image.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /images/{name}/json`
pub static IMAGE_INSPECT: Operation = Operation {
    id: "ImageInspect",
    method: Method::GET,
    path: "/images/{name*}/json",
    tag: "Image",
    params: &[Parameter::path("name")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ImageInspect` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ImageInspectParams {
    /// Name of the image with optional tag (`latest` without one) or digest, its id, or an unambiguous beginning of
    /// the id.
    pub name: String,
}

impl ImageInspectParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("name", text::Plain, &self.name);
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            name: call.path("name", text::Plain)?,
        })
    }
}

/// The errors of `ImageInspect`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageInspectError {
    /// No image has this name or id.
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
    ImageInspectError { 404 => NotFound, 500 => InternalServerError }
);
