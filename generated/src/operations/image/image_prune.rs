// Written by `cargo xtask codegen`; do not edit.

//! `ImagePrune`: Remove unused images.

use crate::types::{ErrorResponse, Filters};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /images/prune`
pub static IMAGE_PRUNE: Operation = Operation {
    id: "ImagePrune",
    method: Method::POST,
    path: "/images/prune",
    tag: "Image",
    params: &[Parameter::query("filters")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ImagePrune` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ImagePruneParams {
    /// Which of the unused images to remove.
    ///
    /// | key | an image passes when |
    /// |---|---|
    /// | `dangling` | `true` or `1`, the default: it has no name; `false` or `0`: whether or not it has one |
    /// | `until` | it was made before this moment: seconds since 1970, RFC 3339, or a duration back from now such as `24h` |
    /// | `label` | it has the label `key`, or the label with exactly this value, `key=value` |
    /// | `label!` | it does not |
    pub filters: Option<Filters>,
}

impl ImagePruneParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("filters", text::Json, self.filters.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            filters: call.query("filters", text::Json)?,
        })
    }
}

/// The errors of `ImagePrune`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImagePruneError {
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
    ImagePruneError { 400 => BadRequest, 500 => InternalServerError }
);
