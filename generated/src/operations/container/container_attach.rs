// Written by `cargo xtask codegen`; do not edit.

//! `ContainerAttach`: Attach to a container's streams.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /containers/{id}/attach`
pub static CONTAINER_ATTACH: Operation = Operation {
    id: "ContainerAttach",
    method: Method::POST,
    path: "/containers/{id}/attach",
    tag: "Container",
    params: &[
        Parameter::path("id"),
        Parameter::query("detachKeys"),
        Parameter::query("logs"),
        Parameter::query("stream"),
        Parameter::query("stdin"),
        Parameter::query("stdout"),
        Parameter::query("stderr"),
    ],
    body: BodyKind::Empty,
    successes: &[Success::upgrade(101), Success::upgrade(200)],
    errors: &[400, 404, 500],
    upgrade: &["tcp"],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerAttach` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerAttachParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// The keys that detach: single characters or `ctrl-` with one of `a`–`z`, `@`, `[`, `,`, `_`, separated by
    /// commas. Absent or empty means the engine's default, `ctrl-p,ctrl-q`.
    pub detach_keys: Option<String>,
    /// First answer what the container has written so far.
    pub logs: Option<bool>,
    /// Stay connected and carry input and new output. When false only the stored output asked for by `logs` is
    /// answered.
    pub stream: Option<bool>,
    /// Connect standard input. It needs a container created with `OpenStdin`.
    pub stdin: Option<bool>,
    /// Connect standard output.
    pub stdout: Option<bool>,
    /// Connect standard error. A container with a terminal has no separate one.
    pub stderr: Option<bool>,
}

impl ContainerAttachParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("detachKeys", text::Plain, self.detach_keys.as_ref());
        request.query("logs", text::LenientBool, self.logs.as_ref());
        request.query("stream", text::LenientBool, self.stream.as_ref());
        request.query("stdin", text::LenientBool, self.stdin.as_ref());
        request.query("stdout", text::LenientBool, self.stdout.as_ref());
        request.query("stderr", text::LenientBool, self.stderr.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            detach_keys: call.query("detachKeys", text::Plain)?,
            logs: call.query("logs", text::LenientBool)?,
            stream: call.query("stream", text::LenientBool)?,
            stdin: call.query("stdin", text::LenientBool)?,
            stdout: call.query("stdout", text::LenientBool)?,
            stderr: call.query("stderr", text::LenientBool)?,
        })
    }
}

/// The errors of `ContainerAttach`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerAttachError {
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
    ContainerAttachError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError
    }
);
