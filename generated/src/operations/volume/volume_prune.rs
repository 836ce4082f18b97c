// Written by `cargo xtask codegen`; do not edit.

//! `VolumePrune`: Remove unused volumes.

use crate::types::{ErrorResponse, Filters};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /volumes/prune`
pub static VOLUME_PRUNE: Operation = Operation {
    id: "VolumePrune",
    method: Method::POST,
    path: "/volumes/prune",
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

/// What `VolumePrune` is asked with.
#[derive(Clone, Debug, Default)]
pub struct VolumePruneParams {
    /// Which of the unused volumes to remove; absent or empty means all of them.
    ///
    /// | key | a volume passes when |
    /// |---|---|
    /// | `label` | it has the label `key`, or the label with exactly this value, `key=value` |
    /// | `label!` | it does not |
    pub filters: Option<Filters>,
}

impl VolumePruneParams {
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

/// The errors of `VolumePrune`.
#[derive(Clone, Debug, PartialEq)]
pub enum VolumePruneError {
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
    VolumePruneError { 400 => BadRequest, 500 => InternalServerError }
);
