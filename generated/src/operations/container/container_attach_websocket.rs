// Written by `cargo xtask codegen`; do not edit.

//! `ContainerAttachWebsocket`: Attach to a container by WebSocket.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /containers/{id}/attach/ws`
pub static CONTAINER_ATTACH_WEBSOCKET: Operation = Operation {
    id: "ContainerAttachWebsocket",
    method: Method::GET,
    path: "/containers/{id}/attach/ws",
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
    upgrade: &["websocket"],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerAttachWebsocket` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerAttachWebsocketParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// The keys that detach, in the notation of the attach operation. Absent or empty means `ctrl-p,ctrl-q`.
    pub detach_keys: Option<String>,
    /// First send what the container has written so far.
    pub logs: Option<bool>,
    /// Stay connected and carry input and new output.
    pub stream: Option<bool>,
    /// Connect standard input. It needs a container created with `OpenStdin`.
    ///
    /// Not as published: In the document of 2017, ignored by engines until 1.42, honoured here.
    pub stdin: Option<bool>,
    /// Connect standard output.
    ///
    /// Not as published: In the document of 2017, ignored by engines until 1.42, honoured here.
    pub stdout: Option<bool>,
    /// Connect standard error.
    ///
    /// Not as published: In the document of 2017, ignored by engines until 1.42, honoured here.
    pub stderr: Option<bool>,
}

impl ContainerAttachWebsocketParams {
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

/// The errors of `ContainerAttachWebsocket`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerAttachWebsocketError {
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
    ContainerAttachWebsocketError { 400 => BadRequest, 404 => NotFound, 500 =>
    InternalServerError }
);
