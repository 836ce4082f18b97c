// Written by `cargo xtask codegen`; do not edit.

//! `PutContainerArchive`: Copy files into a container.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `PUT /containers/{id}/archive`
pub static PUT_CONTAINER_ARCHIVE: Operation = Operation {
    id: "PutContainerArchive",
    method: Method::PUT,
    path: "/containers/{id}/archive",
    tag: "Container",
    params: &[
        Parameter::path("id"),
        Parameter::query("path").required(),
        Parameter::query("noOverwriteDirNonDir"),
        Parameter::query("copyUIDGID"),
    ],
    body: BodyKind::Bytes,
    successes: &[Success::empty(200)],
    errors: &[400, 403, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `PutContainerArchive` is asked with.
#[derive(Clone, Debug, Default)]
pub struct PutContainerArchiveParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// Directory inside the container to unpack into; a relative one is taken from its root. Must not be empty.
    pub path: String,
    /// With `1` or `true`, refuse to replace a directory by something else or something else by a directory. Absent
    /// or empty means that they may be replaced.
    pub no_overwrite_dir_non_dir: Option<String>,
    /// With `1` or `true`, everything unpacked belongs to the user that the container is configured to run as.
    /// Absent or empty means that the numeric owners recorded in the archive are kept.
    ///
    /// Not as published: moby 39279: Read by every engine, absent from the published document.
    pub copy_uidgid: Option<String>,
}

impl PutContainerArchiveParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("path", text::Plain, Some(&self.path));
        request
            .query(
                "noOverwriteDirNonDir",
                text::Plain,
                self.no_overwrite_dir_non_dir.as_ref(),
            );
        request.query("copyUIDGID", text::Plain, self.copy_uidgid.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            path: call.required_query("path", text::Plain)?,
            no_overwrite_dir_non_dir: call.query("noOverwriteDirNonDir", text::Plain)?,
            copy_uidgid: call.query("copyUIDGID", text::Plain)?,
        })
    }
}

/// The errors of `PutContainerArchive`.
#[derive(Clone, Debug, PartialEq)]
pub enum PutContainerArchiveError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// The path lies on a volume mounted read-only, or the container's root file system is read-only.
    Forbidden(ErrorResponse),
    /// No container has this id or name, or the directory does not exist.
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
    PutContainerArchiveError { 400 => BadRequest, 403 => Forbidden, 404 => NotFound, 500
    => InternalServerError }
);
