// Written by `cargo xtask codegen`; do not edit.

//! `ImageDelete`: Remove an image.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `DELETE /images/{name}`
pub static IMAGE_DELETE: Operation = Operation {
    id: "ImageDelete",
    method: Method::DELETE,
    path: "/images/{name*}",
    tag: "Image",
    params: &[
        Parameter::path("name"),
        Parameter::query("force"),
        Parameter::query("noprune"),
    ],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ImageDelete` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ImageDeleteParams {
    /// Name of the image with optional tag or digest, its id, or an unambiguous beginning of the id.
    pub name: String,
    /// Remove it although a stopped container uses it, or although it has several names.
    pub force: Option<bool>,
    /// Keep the images without a name that it was built on.
    pub noprune: Option<bool>,
}

impl ImageDeleteParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("name", text::Plain, &self.name);
        request.query("force", text::LenientBool, self.force.as_ref());
        request.query("noprune", text::LenientBool, self.noprune.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            name: call.path("name", text::Plain)?,
            force: call.query("force", text::LenientBool)?,
            noprune: call.query("noprune", text::LenientBool)?,
        })
    }
}

/// The errors of `ImageDelete`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageDeleteError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No image has this name or id.
    NotFound(ErrorResponse),
    /// The image is in use by a container or by another image, or has several names.
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
    ImageDeleteError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
