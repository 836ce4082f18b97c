// Written by `cargo xtask codegen`; do not edit.

//! `ContainerArchive`: Copy files out of a container.

use crate::types::{ContainerPathStat, ErrorResponse};
use pierhead_support::{
    BodyKind, ByteStream, Method, Operation, Parameter, StatusCode, Success, text,
};

/// `GET /containers/{id}/archive`
pub static CONTAINER_ARCHIVE: Operation = Operation {
    id: "ContainerArchive",
    method: Method::GET,
    path: "/containers/{id}/archive",
    tag: "Container",
    params: &[Parameter::path("id"), Parameter::query("path").required()],
    body: BodyKind::Empty,
    successes: &[Success::bytes(200)],
    errors: &[400, 404, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `ContainerArchive` is asked with.
#[derive(Clone, Debug, Default)]
pub struct ContainerArchiveParams {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub id: String,
    /// Path inside the container; a relative one is taken from its root. Must not be empty. A trailing `/` demands
    /// a directory.
    pub path: String,
}

impl ContainerArchiveParams {
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

/// The tar archive, with the description of the path in a header.
#[derive(Debug)]
pub struct ContainerArchiveSuccess {
    /// The headers.
    pub headers: ContainerArchiveHeaders,
    /// The body.
    pub body: ByteStream,
}

/// The headers of [`ContainerArchiveSuccess`].
#[derive(Clone, Debug, Default)]
pub struct ContainerArchiveHeaders {
    /// Name, size, mode, time of change and link target of what lies at the path.
    ///
    /// Not as published: Sent by every engine, published for HEAD only.
    pub x_docker_container_path_stat: Option<ContainerPathStat>,
}

#[cfg(feature = "client")]
impl pierhead_support::client::FromAnswer for ContainerArchiveSuccess {
    async fn from_answer<E: pierhead_support::OperationError>(
        answer: pierhead_support::client::Answer,
    ) -> Result<Self, pierhead_support::Error<E>> {
        if !answer.has_status(200) {
            return Err(answer.into_error().await);
        }
        let headers = ContainerArchiveHeaders {
            x_docker_container_path_stat: answer
                .header("X-Docker-Container-Path-Stat", text::Base64Json)?,
        };
        Ok(ContainerArchiveSuccess {
            headers,
            body: answer.into_bytes(),
        })
    }
}

#[cfg(feature = "server")]
impl ContainerArchiveSuccess {
    pub(crate) fn into_answer(self) -> pierhead_support::server::Answer {
        pierhead_support::server::Answer::bytes(200, "application/x-tar", self.body)
            .with_header(
                "X-Docker-Container-Path-Stat",
                text::Base64Json,
                self.headers.x_docker_container_path_stat.as_ref(),
            )
    }
}

/// The errors of `ContainerArchive`.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerArchiveError {
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
    ContainerArchiveError { 400 => BadRequest, 404 => NotFound, 500 =>
    InternalServerError }
);
