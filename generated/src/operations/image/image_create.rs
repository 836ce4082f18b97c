// Written by `cargo xtask codegen`; do not edit.

//! `ImageCreate`: Pull or import an image.

use crate::types::{AuthConfig, ErrorResponse};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /images/create`
pub static IMAGE_CREATE: Operation = Operation {
    id: "ImageCreate",
    method: Method::POST,
    path: "/images/create",
    tag: "Image",
    params: &[
        Parameter::query("fromImage"),
        Parameter::query("fromSrc"),
        Parameter::query("repo"),
        Parameter::query("tag"),
        Parameter::query("platform"),
        Parameter::query("changes"),
        Parameter::query("message"),
        Parameter::header("X-Registry-Auth"),
    ],
    body: BodyKind::Bytes,
    successes: &[Success::json_lines(200)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ImageCreate` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ImageCreateParams {
    /// Name of the image to pull, with the registry's address in front unless it is Docker Hub: `busybox`,
    /// `registry.example.com:5000/team/app`. It may end in `:tag` or `@digest`.
    pub from_image: Option<String>,
    /// Where the archive to import is: `-` for the body of the request, or an address by HTTP. Not together with
    /// `fromImage`.
    pub from_src: Option<String>,
    /// Name for the imported image; it may end in `:tag`. Empty leaves the image without a name. Not used by a
    /// pull.
    pub repo: Option<String>,
    /// Tag, or digest, of the image to pull; empty with a name that has none pulls every tag. For an import, the
    /// tag of the name; empty means `latest`.
    pub tag: Option<String>,
    /// Platform to pull for, `os[/arch[/variant]]`. Empty means the engine's own; for an import it is what the
    /// image is marked with.
    pub platform: Option<String>,
    /// Dockerfile instruction to apply to the imported image's configuration, such as `CMD ["sh"]`; may be
    /// repeated. `CMD`, `ENTRYPOINT`, `ENV`, `EXPOSE`, `LABEL`, `ONBUILD`, `USER`, `VOLUME`, `WORKDIR`,
    /// `STOPSIGNAL` and `HEALTHCHECK` are known.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub changes: Option<Vec<String>>,
    /// Comment for the history of the imported image. Empty means a line that names the source.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub message: Option<String>,
    /// Credentials for the registry, as JSON in base64 safe for URLs. Absent or empty means anonymous.
    pub x_registry_auth: Option<AuthConfig>,
}

impl ImageCreateParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("fromImage", text::Plain, self.from_image.as_ref());
        request.query("fromSrc", text::Plain, self.from_src.as_ref());
        request.query("repo", text::Plain, self.repo.as_ref());
        request.query("tag", text::Plain, self.tag.as_ref());
        request.query("platform", text::Plain, self.platform.as_ref());
        request.query("changes", text::Repeated, self.changes.as_ref());
        request.query("message", text::Plain, self.message.as_ref());
        request
            .header("X-Registry-Auth", text::Base64Json, self.x_registry_auth.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            from_image: call.query("fromImage", text::Plain)?,
            from_src: call.query("fromSrc", text::Plain)?,
            repo: call.query("repo", text::Plain)?,
            tag: call.query("tag", text::Plain)?,
            platform: call.query("platform", text::Plain)?,
            changes: call.query("changes", text::Repeated)?,
            message: call.query("message", text::Plain)?,
            x_registry_auth: call.header("X-Registry-Auth", text::Base64Json)?,
        })
    }
}

/// The errors of `ImageCreate`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageCreateError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// The registry has no such image, or does not let this user see it.
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
    ImageCreateError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError }
);
