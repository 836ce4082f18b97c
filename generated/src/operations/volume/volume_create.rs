// Written by `cargo xtask codegen`; do not edit.

//! `VolumeCreate`: Create a volume.

use crate::types::{ErrorResponse, VolumeCreateRequest};
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `POST /volumes/create`
pub static VOLUME_CREATE: Operation = Operation {
    id: "VolumeCreate",
    method: Method::POST,
    path: "/volumes/create",
    tag: "Volume",
    params: &[],
    body: BodyKind::Json,
    successes: &[Success::json(201)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `VolumeCreate` is asked with.
#[derive(Clone, Debug, Default)]
pub struct VolumeCreateParams {
    /// What the volume is to be; an empty object makes an anonymous one with the `local` driver.
    pub body: VolumeCreateRequest,
}

impl VolumeCreateParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.json("application/json", &self.body);
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self { body: call.json().await? })
    }
}

/// The errors of `VolumeCreate`.
#[derive(Clone, Debug, PartialEq)]
pub enum VolumeCreateError {
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
    VolumeCreateError { 400 => BadRequest, 500 => InternalServerError }
);
