// Written by `cargo xtask codegen`; do not edit.

//! `VolumeDelete`: Remove a volume.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `DELETE /volumes/{name}`
pub static VOLUME_DELETE: Operation = Operation {
    id: "VolumeDelete",
    method: Method::DELETE,
    path: "/volumes/{name}",
    tag: "Volume",
    params: &[Parameter::path("name"), Parameter::query("force")],
    body: BodyKind::Empty,
    successes: &[Success::empty(204)],
    errors: &[400, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `VolumeDelete` is asked with.
#[derive(Clone, Debug, Default)]
pub struct VolumeDeleteParams {
    /// Name of the volume, in full.
    pub name: String,
    /// Forget the volume although its driver fails to remove it or is gone, and answer 204 also when there is no
    /// such volume. A volume in use is refused even so.
    pub force: Option<bool>,
}

impl VolumeDeleteParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("name", text::Plain, &self.name);
        request.query("force", text::LenientBool, self.force.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            name: call.path("name", text::Plain)?,
            force: call.query("force", text::LenientBool)?,
        })
    }
}

/// The errors of `VolumeDelete`.
#[derive(Clone, Debug, PartialEq)]
pub enum VolumeDeleteError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No volume has this name.
    NotFound(ErrorResponse),
    /// A container uses it.
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
    VolumeDeleteError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
