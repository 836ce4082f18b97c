// Written by `cargo xtask codegen`; do not edit.

//! `VolumeInspect`: Inspect a volume.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /volumes/{name}`
pub static VOLUME_INSPECT: Operation = Operation {
    id: "VolumeInspect",
    method: Method::GET,
    path: "/volumes/{name}",
    tag: "Volume",
    params: &[Parameter::path("name")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `VolumeInspect` is asked with.
#[derive(Clone, Debug, Default)]
pub struct VolumeInspectParams {
    /// Name of the volume, in full.
    pub name: String,
}

impl VolumeInspectParams {
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

/// The errors of `VolumeInspect`.
#[derive(Clone, Debug, PartialEq)]
pub enum VolumeInspectError {
    /// No volume has this name.
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
    VolumeInspectError { 404 => NotFound, 500 => InternalServerError }
);
