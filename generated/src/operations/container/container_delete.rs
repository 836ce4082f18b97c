// Written by `cargo xtask codegen`; do not edit.

//! `ContainerDelete`: Remove a container.

use crate::types::ErrorResponse;
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `DELETE /containers/{id}`
pub static CONTAINER_DELETE: Operation = Operation {
    id: "ContainerDelete",
    method: Method::DELETE,
    path: "/containers/{id}",
    tag: "Container",
    params: &[
        Parameter::path("id"),
        Parameter::query("v"),
        Parameter::query("force"),
        Parameter::query("link"),
    ],
    body: BodyKind::Empty,
    successes: &[Success::empty(204)],
    errors: &[400, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerDelete` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerDeleteParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// Also remove the anonymous volumes that belong to the container and that no other container uses.
    pub v: Option<bool>,
    /// Kill the container first if it runs. Without it a running container is not removed.
    pub force: Option<bool>,
    /// Do not remove a container but the link that the name, `/parent/alias`, stands for.
    pub link: Option<bool>,
}

impl ContainerDeleteParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("v", text::LenientBool, self.v.as_ref());
        request.query("force", text::LenientBool, self.force.as_ref());
        request.query("link", text::LenientBool, self.link.as_ref());
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            v: call.query("v", text::LenientBool)?,
            force: call.query("force", text::LenientBool)?,
            link: call.query("link", text::LenientBool)?,
        })
    }
}

/// The errors of `ContainerDelete`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerDeleteError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No container has this id or name.
    NotFound(ErrorResponse),
    /// The container runs and `force` is not set, or it is being removed already.
    Conflict(ErrorResponse),
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
    ContainerDeleteError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
