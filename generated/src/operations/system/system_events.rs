// Written by `cargo xtask codegen`; do not edit.

//! `SystemEvents`: Watch events.

use crate::types::{ErrorResponse, Filters};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /events`
pub static SYSTEM_EVENTS: Operation = Operation {
    id: "SystemEvents",
    method: Method::GET,
    path: "/events",
    tag: "System",
    params: &[
        Parameter::query("since"),
        Parameter::query("until"),
        Parameter::query("filters"),
    ],
    body: BodyKind::Empty,
    successes: &[Success::json_lines(200)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `SystemEvents` is asked with.
#[derive(Clone, Debug, Default)]
pub struct SystemEventsParams {
    /// Begin with events after this moment: seconds since 1970 with an optional fraction, RFC 3339, or a duration
    /// back from now such as `10m`. Empty means only new ones.
    pub since: Option<String>,
    /// End with events of this moment, in the same notation; if it has passed, the answer ends after the remembered
    /// events. Empty means never.
    pub until: Option<String>,
    /// Which events to send. Values of one key are alternatives (those of `label` must all hold), and different
    /// keys must all hold.
    ///
    /// | key | an event passes when |
    /// |---|---|
    /// | `container`, `daemon`, `image`, `network`, `node`, `plugin`, `secret`, `service`, `config`, `volume` | it is about the thing with this id or name |
    /// | `event` | its action is this one |
    /// | `label` | the thing has the label `key`, or `key=value` |
    /// | `scope` | it happened on this engine (`local`) or in the swarm (`swarm`) |
    /// | `type` | its type is this one |
    pub filters: Option<Filters>,
}

impl SystemEventsParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("since", text::Plain, self.since.as_ref());
        request.query("until", text::Plain, self.until.as_ref());
        request.query("filters", text::Json, self.filters.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            since: call.query("since", text::Plain)?,
            until: call.query("until", text::Plain)?,
            filters: call.query("filters", text::Json)?,
        })
    }
}

/// The errors of `SystemEvents`.
#[derive(Clone, Debug, PartialEq)]
pub enum SystemEventsError {
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
    SystemEventsError { 400 => BadRequest, 500 => InternalServerError }
);
