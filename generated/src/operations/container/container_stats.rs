// Written by `cargo xtask codegen`; do not edit.

//! `ContainerStats`: Read a container's resource usage.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /containers/{id}/stats`
pub static CONTAINER_STATS: Operation = Operation {
    id: "ContainerStats",
    method: Method::GET,
    path: "/containers/{id}/stats",
    tag: "Container",
    params: &[Parameter::path("id"), Parameter::query("stream")],
    body: BodyKind::Empty,
    successes: &[Success::json_lines(200)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerStats` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerStatsParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// Keep sending an object each second. When false one object is answered, after the engine has taken two
    /// samples about a second apart.
    pub stream: Option<bool>,
}

impl ContainerStatsParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("stream", text::LenientBool, self.stream.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            stream: call.query("stream", text::LenientBool)?,
        })
    }
}

/// The errors of `ContainerStats`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerStatsError {
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
    ContainerStatsError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError
    }
);
