// Written by `cargo xtask codegen`; do not edit.

//! `ImageCommit`: Make an image from a container.

use crate::types::{ContainerConfig, ErrorResponse};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /commit`
pub static IMAGE_COMMIT: Operation = Operation {
    id: "ImageCommit",
    method: Method::POST,
    path: "/commit",
    tag: "Image",
    params: &[
        Parameter::query("container"),
        Parameter::query("repo"),
        Parameter::query("tag"),
        Parameter::query("comment"),
        Parameter::query("author"),
        Parameter::query("pause"),
        Parameter::query("changes"),
    ],
    body: BodyKind::OptionalJson,
    successes: &[Success::json(201)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ImageCommit` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ImageCommitParams {
    /// Id of the container, any unambiguous beginning of it, or its name. Without one the request is refused.
    pub container: Option<String>,
    /// Name for the new image, without a tag. Empty leaves it without a name.
    pub repo: Option<String>,
    /// Tag for the name. Empty means `latest`.
    pub tag: Option<String>,
    /// Comment for the image's history.
    pub comment: Option<String>,
    /// Who made the image, as free text: `Jo Bloggs <jo@example.com>`.
    pub author: Option<String>,
    /// Pause the container while its files are read, so that they fit together.
    pub pause: Option<bool>,
    /// Dockerfile instructions to apply to the configuration, separated by line breaks; the same ones as for an
    /// import.
    pub changes: Option<String>,
    /// Configuration whose values win over the container's. Absent or empty means the container's throughout.
    pub body: Option<ContainerConfig>,
}

impl ImageCommitParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("container", text::Plain, self.container.as_ref());
        request.query("repo", text::Plain, self.repo.as_ref());
        request.query("tag", text::Plain, self.tag.as_ref());
        request.query("comment", text::Plain, self.comment.as_ref());
        request.query("author", text::Plain, self.author.as_ref());
        request.query("pause", text::LenientBool, self.pause.as_ref());
        request.query("changes", text::Plain, self.changes.as_ref());
        if let Some(body) = &self.body {
            request.json("application/json", body);
        }
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            container: call.query("container", text::Plain)?,
            repo: call.query("repo", text::Plain)?,
            tag: call.query("tag", text::Plain)?,
            comment: call.query("comment", text::Plain)?,
            author: call.query("author", text::Plain)?,
            pause: call.query("pause", text::LenientBool)?,
            changes: call.query("changes", text::Plain)?,
            body: call.optional_json().await?,
        })
    }
}

/// The errors of `ImageCommit`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageCommitError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No container has this id or name.
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
    ImageCommitError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError }
);
