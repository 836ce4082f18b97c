// Written by `cargo xtask codegen`; do not edit.

//! `ContainerWait`: Wait for a container to end.

use crate::types::{ContainerWaitCondition, ErrorResponse};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /containers/{id}/wait`
pub static CONTAINER_WAIT: Operation = Operation {
    id: "ContainerWait",
    method: Method::POST,
    path: "/containers/{id}/wait",
    tag: "Container",
    params: &[Parameter::path("id"), Parameter::query("condition")],
    body: BodyKind::Empty,
    successes: &[Success::late_json(200)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerWait` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerWaitParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// What to wait for. Absent or empty means `not-running`.
    ///
    /// - `not-running`: the container is not running, now or later.
    /// - `next-exit`: the next time it ends; the right one to ask for before starting it.
    /// - `removed`: it is gone from the engine.
    pub condition: Option<ContainerWaitCondition>,
}

impl ContainerWaitParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("condition", text::Plain, self.condition.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            condition: call.query("condition", text::Plain)?,
        })
    }
}

/// The errors of `ContainerWait`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerWaitError {
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
    ContainerWaitError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError }
);
