// Written by `cargo xtask codegen`; do not edit.

//! `SystemPing`: Ask whether the engine is there.

use crate::types::ErrorResponse;
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success, text};

/// `GET /_ping`
pub static SYSTEM_PING: Operation = Operation {
    id: "SystemPing",
    method: Method::GET,
    path: "/_ping",
    tag: "System",
    params: &[],
    body: BodyKind::Empty,
    successes: &[Success::text(200)],
    errors: &[500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// The engine is there; the body is `OK`, as plain text.
#[derive(Debug)]
pub struct SystemPingSuccess {
    /// The headers.
    pub headers: SystemPingHeaders,
    /// The body.
    pub body: String,
}

/// The headers of [`SystemPingSuccess`].
#[derive(Clone, Debug, Default)]
pub struct SystemPingHeaders {
    /// The newest version of the API that the engine answers, such as `1.32`.
    pub api_version: Option<String>,
    /// Whether the engine runs in experimental mode, `true` or `false`.
    pub docker_experimental: Option<bool>,
    /// Operating system of the engine's containers: `linux` or `windows`.
    ///
    /// Not as published: Sent by every engine since 1.25, left out by the published document.
    pub ostype: Option<String>,
    /// Name, version and operating system of the engine, as in `Docker/17.09.0 (linux)`.
    ///
    /// Not as published: Sent by every engine, left out by the published document.
    pub server: Option<String>,
}

#[cfg(feature = "client")]
impl pierhead_support::client::FromAnswer for SystemPingSuccess {
    async fn from_answer<E: pierhead_support::OperationError>(
        answer: pierhead_support::client::Answer,
    ) -> Result<Self, pierhead_support::Error<E>> {
        if !answer.has_status(200) {
            return Err(answer.into_error().await);
        }
        let headers = SystemPingHeaders {
            api_version: answer.header("Api-Version", text::Plain)?,
            docker_experimental: answer.header("Docker-Experimental", text::Plain)?,
            ostype: answer.header("Ostype", text::Plain)?,
            server: answer.header("Server", text::Plain)?,
        };
        Ok(SystemPingSuccess {
            headers,
            body: answer.into_text().await?,
        })
    }
}

#[cfg(feature = "server")]
impl SystemPingSuccess {
    pub(crate) fn into_answer(self) -> pierhead_support::server::Answer {
        pierhead_support::server::Answer::text(200, "text/plain", self.body)
            .with_header("Api-Version", text::Plain, self.headers.api_version.as_ref())
            .with_header(
                "Docker-Experimental",
                text::Plain,
                self.headers.docker_experimental.as_ref(),
            )
            .with_header("Ostype", text::Plain, self.headers.ostype.as_ref())
            .with_header("Server", text::Plain, self.headers.server.as_ref())
    }
}

/// The errors of `SystemPing`.
#[derive(Clone, Debug, PartialEq)]
pub enum SystemPingError {
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

pierhead_support::operation_errors!(SystemPingError { 500 => InternalServerError });
