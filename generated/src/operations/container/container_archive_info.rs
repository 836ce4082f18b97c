// Written by `cargo xtask codegen`; do not edit.

//! `ContainerArchiveInfo`: Describe a path in a container.

use crate::types::{ContainerPathStat, ErrorResponse};
use pierhead_support::{
    BodyKind, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `HEAD /containers/{id}/archive`
pub static CONTAINER_ARCHIVE_INFO: Operation = Operation {
    id: "ContainerArchiveInfo",
    method: Method::HEAD,
    path: "/containers/{id}/archive",
    tag: "Container",
    params: &[Parameter::path("id"), Parameter::query("path").required()],
    body: BodyKind::Empty,
    successes: &[Success::empty(200)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerArchiveInfo` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerArchiveInfoParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// Path inside the container; a relative one is taken from its root. Must not be empty.
    pub path: String,
}

impl ContainerArchiveInfoParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        request.path("id", text::Plain, &self.id);
        request.query("path", text::Plain, Some(&self.path));
    }

    #[cfg(feature = "server")]
    pub(crate) fn read(
        call: &pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            id: call.path("id", text::Plain)?,
            path: call.required_query("path", text::Plain)?,
        })
    }
}

/// There is something at the path, and the header describes it; the body is empty.
#[derive(Debug)]
pub struct ContainerArchiveInfoSuccess {
    /// The headers.
    pub headers: ContainerArchiveInfoHeaders,
}

/// The headers of [`ContainerArchiveInfoSuccess`].
#[derive(Clone, Debug, Default)]
pub struct ContainerArchiveInfoHeaders {
    /// Name, size, mode, time of change and link target of what lies at the path.
    pub x_docker_container_path_stat: Option<ContainerPathStat>,
}

#[cfg(feature = "client")]
impl pierhead_support::client::FromAnswer for ContainerArchiveInfoSuccess {
    async fn from_answer<E: pierhead_support::OperationError>(
        answer: pierhead_support::client::Answer,
    ) -> Result<Self, pierhead_support::Error<E>> {
        if !answer.has_status(200) {
            return Err(answer.into_error().await);
        }
        let headers = ContainerArchiveInfoHeaders {
            x_docker_container_path_stat: answer
                .header("X-Docker-Container-Path-Stat", text::Base64Json)?,
        };
        Ok(ContainerArchiveInfoSuccess {
            headers,
        })
    }
}

#[cfg(feature = "server")]
impl ContainerArchiveInfoSuccess {
    pub(crate) fn into_answer(self) -> pierhead_support::server::Answer {
        pierhead_support::server::Answer::empty(200)
            .with_header(
                "X-Docker-Container-Path-Stat",
                text::Base64Json,
                self.headers.x_docker_container_path_stat.as_ref(),
            )
    }
}

/// The errors of `ContainerArchiveInfo`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerArchiveInfoError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
    /// No container has this id or name, or nothing is at the path.
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
    ContainerArchiveInfoError { 400 => BadRequest, 404 => NotFound, 500 =>
    InternalServerError }
);
