// Written by `cargo xtask codegen`; do not edit.

//! `ImageLoad`: Load saved images.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /images/load`
pub static IMAGE_LOAD: Operation = Operation {
    id: "ImageLoad",
    method: Method::POST,
    path: "/images/load",
    tag: "Image",
    params: &[Parameter::query("quiet")],
    body: BodyKind::Bytes,
    successes: &[Success::json_lines(200)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ImageLoad` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ImageLoadParams {
    /// Leave out the progress of the layers.
    pub quiet: Option<bool>,
}

impl ImageLoadParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("quiet", text::LenientBool, self.quiet.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            quiet: call.query("quiet", text::LenientBool)?,
        })
    }
}

/// The errors of `ImageLoad`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageLoadError {
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
    ImageLoadError { 400 => BadRequest, 500 => InternalServerError }
);
