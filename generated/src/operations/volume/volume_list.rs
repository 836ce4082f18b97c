// Written by `cargo xtask codegen`; do not edit.

//! `VolumeList`: List volumes.

use crate::types::{ErrorResponse, Filters};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /volumes`
pub static VOLUME_LIST: Operation = Operation {
    id: "VolumeList",
    method: Method::GET,
    path: "/volumes",
    tag: "Volume",
    params: &[Parameter::query("filters")],
    body: BodyKind::Empty,
    successes: &[Success::json(200)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `VolumeList` is asked with.
#[derive(Clone, Debug, Default)]
pub struct VolumeListParams {
    /// What an entry must satisfy; an unknown key is a 400.
    ///
    /// | key | a volume passes when |
    /// |---|---|
    /// | `dangling` | `true` or `1`: no container uses it; `false` or `0`: one does |
    /// | `driver` | it was made by this driver |
    /// | `label` | it has the label `key`, or the label with exactly this value, `key=value` |
    /// | `name` | its name contains this text |
    pub filters: Option<Filters>,
}

impl VolumeListParams {
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

/// The errors of `VolumeList`.
#[derive(Clone, Debug, PartialEq)]
pub enum VolumeListError {
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
    VolumeListError { 400 => BadRequest, 500 => InternalServerError }
);
