// Written by `cargo xtask codegen`; do not edit.

//! `ServiceLogs`: Get the logs of a service.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /services/{id}/logs`
pub static SERVICE_LOGS: Operation = Operation {
    id: "ServiceLogs",
    method: Method::GET,
    path: "/services/{id}/logs",
    tag: "Service",
    params: &[
        Parameter::path("id"),
        Parameter::query("details"),
        Parameter::query("follow"),
        Parameter::query("stdout"),
        Parameter::query("stderr"),
        Parameter::query("since"),
        Parameter::query("timestamps"),
        Parameter::query("tail"),
    ],
    body: BodyKind::Empty,
    successes: &[Success::frames(200)],
    errors: &[400, 404, 500, 503],
    upgrade: &[],
    left_out: (
        503,
        Some(
            "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to swarm and try again.",
        ),
    ),
    since: None,
    until: None,
};

/// What `ServiceLogs` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ServiceLogsParams {
    /// The service's id, its unique beginning, or its name.
    pub id: String,
    /// Put the extra attributes that the log driver was told to keep in front of each line. Default false.
    pub details: Option<bool>,
    /// Keep the answer open and send new lines as they are written. Default false.
    pub follow: Option<bool>,
    /// Send what was written to standard output. Default false; at least one of `stdout` and `stderr` must be true.
    pub stdout: Option<bool>,
    /// Send what was written to standard error. Default false.
    pub stderr: Option<bool>,
    /// Send only what was written at or after this time, in seconds since 1970-01-01 UTC. 0, the default, sends
    /// all.
    pub since: Option<i64>,
    /// Put the time, in RFC 3339 with nanoseconds, in front of each line. Default false.
    pub timestamps: Option<bool>,
    /// How many of the last lines to start with, as a number; `all`, the default, starts at the beginning.
    pub tail: Option<String>,
}

impl ServiceLogsParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("details", text::LenientBool, self.details.as_ref());
        request.query("follow", text::LenientBool, self.follow.as_ref());
        request.query("stdout", text::LenientBool, self.stdout.as_ref());
        request.query("stderr", text::LenientBool, self.stderr.as_ref());
        request.query("since", text::Plain, self.since.as_ref());
        request.query("timestamps", text::LenientBool, self.timestamps.as_ref());
        request.query("tail", text::Plain, self.tail.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            details: call.query("details", text::LenientBool)?,
            follow: call.query("follow", text::LenientBool)?,
            stdout: call.query("stdout", text::LenientBool)?,
            stderr: call.query("stderr", text::LenientBool)?,
            since: call.query("since", text::Plain)?,
            timestamps: call.query("timestamps", text::LenientBool)?,
            tail: call.query("tail", text::Plain)?,
        })
    }
}

/// The errors of `ServiceLogs`.
#[derive(Clone, Debug, PartialEq)]
pub enum ServiceLogsError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// There is no service of this id or name.
    NotFound(ErrorResponse),
    /// The engine failed, or something it relies on did. The message says what; the same request may succeed later.
    InternalServerError(ErrorResponse),
    /// The engine is not part of a swarm, or is not a manager of one.
    ServiceUnavailable(ErrorResponse),
    /// A status that the document does not list.
    Undocumented {
        /// The status.
        status: StatusCode,
        /// What is said to a person.
        message: String,
    },
}

pierhead_support::operation_errors!(
    ServiceLogsError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError,
    503 => ServiceUnavailable }
);
