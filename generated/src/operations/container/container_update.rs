// Written by `cargo xtask codegen`; do not edit.

//! `ContainerUpdate`: Change a container's limits.

use crate::types::{ContainerUpdateRequest, ErrorResponse};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /containers/{id}/update`
pub static CONTAINER_UPDATE: Operation = Operation {
    id: "ContainerUpdate",
    method: Method::POST,
    path: "/containers/{id}/update",
    tag: "Container",
    params: &[Parameter::path("id")],
    body: BodyKind::Json,
    successes: &[Success::json(200)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerUpdate` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerUpdateParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// The limits to change, in the layout of a container's `HostConfig`, and the new restart policy.
    pub body: ContainerUpdateRequest,
}

impl ContainerUpdateParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.json("application/json", &self.body);
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            body: call.json().await?,
        })
    }
}

/// The errors of `ContainerUpdate`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerUpdateError {
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
    ContainerUpdateError { 400 => BadRequest, 404 => NotFound, 500 => InternalServerError
    }
);
