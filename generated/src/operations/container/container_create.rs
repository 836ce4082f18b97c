// Written by `cargo xtask codegen`; do not edit.

//! `ContainerCreate`: Create a container.

use crate::types::{ContainerCreateRequest, ErrorResponse};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `POST /containers/create`
pub static CONTAINER_CREATE: Operation = Operation {
    id: "ContainerCreate",
    method: Method::POST,
    path: "/containers/create",
    tag: "Container",
    params: &[Parameter::query("name"), Parameter::query("platform")],
    body: BodyKind::Json,
    successes: &[Success::json(201)],
    errors: &[400, 404, 409, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerCreate` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerCreateParams {
    /// Name of the new container: a letter or digit followed by at least one more of letters, digits, `_`, `.` and
    /// `-`. A leading `/` is tolerated. Absent or empty, the engine makes up a name.
    ///
    /// Not as published: moby 39067: the published pattern has no dot and allows one character; this is what
    /// engines check.
    pub name: Option<String>,
    /// Platform of the image, `os[/arch[/variant]]`. Empty means the engine's own platform; any other is refused.
    ///
    /// Not as published: moby 43888: the docker command line may send it; anything but the engine's own platform is
    /// refused.
    ///
    /// Since version 1.41.
    pub platform: Option<String>,
    /// The configuration of the container: what runs (`Cmd`, `Env`, …) at the top, how the host treats it in
    /// `HostConfig`, and the networks it joins in `NetworkingConfig`.
    pub body: ContainerCreateRequest,
}

impl ContainerCreateParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.query("name", text::Plain, self.name.as_ref());
        request.query("platform", text::Plain, self.platform.as_ref());
        request.json("application/json", &self.body);
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            name: call.query("name", text::Plain)?,
            platform: call.query("platform", text::Plain)?,
            body: call.json().await?,
        })
    }
}

/// The errors of `ContainerCreate`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerCreateError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// The image is not in the engine's store, or the container named by `IpcMode` (or another mode that borrows
    /// from a container) does not exist.
    NotFound(ErrorResponse),
    /// The name belongs to another container.
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
    ContainerCreateError { 400 => BadRequest, 404 => NotFound, 409 => Conflict, 500 =>
    InternalServerError }
);
