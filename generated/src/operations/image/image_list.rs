// Written by `cargo xtask codegen`; do not edit.

//! `ImageList`: List images.

use crate::types::{ErrorResponse, Filters};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /images/json`
pub static IMAGE_LIST: Operation = Operation {
    id: "ImageList",
    method: Method::GET,
    path: "/images/json",
    tag: "Image",
    params: &[
        Parameter::query("all"),
        Parameter::query("filters"),
        Parameter::query("digests"),
        Parameter::query("filter"),
    ],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ImageList` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ImageListParams {
    /// List also the images without a name that other images build on.
    pub all: Option<bool>,
    /// What an entry must satisfy. Values of one key are alternatives (those of `label` must all hold), and
    /// different keys must all hold; an unknown key is a 400.
    ///
    /// | key | an image passes when |
    /// |---|---|
    /// | `before`, `since` | it was made before, after the image named (`name[:tag]`, id or digest) |
    /// | `dangling` | `true`: it has no name and nothing builds on it; `false`: it has a name |
    /// | `label` | it has the label `key`, or the label with exactly this value, `key=value` |
    /// | `reference` | one of its names matches this pattern, such as `busybox:*` |
    pub filters: Option<Filters>,
    /// Show digests. Engines ignore it and always send what they know in `RepoDigests`.
    pub digests: Option<bool>,
    /// Pattern that one of the image's names must match. The older spelling of the filter `reference`; empty means
    /// every image.
    ///
    /// Not as published: Read by every engine, absent from the published document. Dropped in 1.41.
    pub filter: Option<String>,
}

impl ImageListParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("all", text::LenientBool, self.all.as_ref());
        request.query("filters", text::Json, self.filters.as_ref());
        request.query("digests", text::LenientBool, self.digests.as_ref());
        request.query("filter", text::Plain, self.filter.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            all: call.query("all", text::LenientBool)?,
            filters: call.query("filters", text::Json)?,
            digests: call.query("digests", text::LenientBool)?,
            filter: call.query("filter", text::Plain)?,
        })
    }
}

/// The errors of `ImageList`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageListError {
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
    ImageListError { 400 => BadRequest, 500 => InternalServerError }
);
