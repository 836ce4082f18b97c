// Written by `cargo xtask codegen`; do not edit.

//! `ImageGetAll`: Save several images.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /images/get`
pub static IMAGE_GET_ALL: Operation = Operation {
    id: "ImageGetAll",
    method: Method::GET,
    path: "/images/get",
    tag: "Image",
    params: &[Parameter::query("names")],
    body: BodyKind::Empty,
    successes: &[Success::bytes(200)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ImageGetAll` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ImageGetAllParams {
    /// Name or id of an image; may be repeated. The rules are those for saving one image. Without any name the
    /// archive is empty.
    ///
    /// Not as published: Published without collectionFormat, which would mean commas; engines read the repeated
    /// form.
    pub names: Option<Vec<String>>,
}

impl ImageGetAllParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("names", text::Repeated, self.names.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            names: call.query("names", text::Repeated)?,
        })
    }
}

/// The errors of `ImageGetAll`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageGetAllError {
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
    ImageGetAllError { 400 => BadRequest, 500 => InternalServerError }
);
