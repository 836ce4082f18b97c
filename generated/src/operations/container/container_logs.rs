// Written by `cargo xtask codegen`; do not edit.

//! `ContainerLogs`: Read a container's output.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /containers/{id}/logs`
pub static CONTAINER_LOGS: Operation = Operation {
    id: "ContainerLogs",
    method: Method::GET,
    path: "/containers/{id}/logs",
    tag: "Container",
    params: &[
        Parameter::path("id"),
        Parameter::query("follow"),
        Parameter::query("stdout"),
        Parameter::query("stderr"),
        Parameter::query("since"),
        Parameter::query("timestamps"),
        Parameter::query("tail"),
        Parameter::query("details"),
        Parameter::query("until"),
    ],
    body: BodyKind::Empty,
    successes: &[Success::frames(200)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerLogs` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerLogsParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// Keep the answer open and send new output as it comes. Without it the answer ends with the last line stored
    /// so far.
    pub follow: Option<bool>,
    /// Include what was written to standard output.
    pub stdout: Option<bool>,
    /// Include what was written to standard error.
    pub stderr: Option<bool>,
    /// Leave out everything written before this moment, in seconds since 1970-01-01 UTC; a fraction
    /// (`1511467015.024904067`) is read to the nanosecond. 0 or absent means from the beginning.
    ///
    /// Not as published: Published as an integer; the docker command line sends a fraction (1511467015.024904067),
    /// which engines read to the nanosecond.
    pub since: Option<String>,
    /// Put the time of writing in front of every line, as RFC 3339 with nanoseconds and a blank.
    pub timestamps: Option<bool>,
    /// How many lines to answer, counted from the end of what is stored. `all`, an empty value or anything that is
    /// not a number means every line; `0` with `follow` means only new ones.
    pub tail: Option<String>,
    /// Put the extra attributes that the log options `labels` and `env` recorded in front of every line, as
    /// `key=value` pairs separated by commas.
    ///
    /// Not as published: Read by every engine, absent from the published document.
    pub details: Option<bool>,
    /// Leave out everything written after this moment, in seconds since 1970-01-01 UTC, with an optional fraction.
    /// 0 or absent means no bound.
    ///
    /// Not as published: Came with 1.35; the docker command line sends it whatever the version.
    ///
    /// Since version 1.35.
    pub until: Option<String>,
}

impl ContainerLogsParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("follow", text::LenientBool, self.follow.as_ref());
        request.query("stdout", text::LenientBool, self.stdout.as_ref());
        request.query("stderr", text::LenientBool, self.stderr.as_ref());
        request.query("since", text::Plain, self.since.as_ref());
        request.query("timestamps", text::LenientBool, self.timestamps.as_ref());
        request.query("tail", text::Plain, self.tail.as_ref());
        request.query("details", text::LenientBool, self.details.as_ref());
        request.query("until", text::Plain, self.until.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            follow: call.query("follow", text::LenientBool)?,
            stdout: call.query("stdout", text::LenientBool)?,
            stderr: call.query("stderr", text::LenientBool)?,
            since: call.query("since", text::Plain)?,
            timestamps: call.query("timestamps", text::LenientBool)?,
            tail: call.query("tail", text::Plain)?,
            details: call.query("details", text::LenientBool)?,
            until: call.query("until", text::Plain)?,
        })
    }
}

/// The errors of `ContainerLogs`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerLogsError {
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
    ContainerLogsError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError }
);
