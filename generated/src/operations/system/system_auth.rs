// Written by `cargo xtask codegen`; do not edit.

//! `SystemAuth`: Check registry credentials.

use crate::types::{AuthConfig, ErrorResponse, SystemAuthResponse};
use pierhead_support::{BodyKind, Method, Operation, StatusCode, Success};

/// `POST /auth`
pub static SYSTEM_AUTH: Operation = Operation {
    id: "SystemAuth",
    method: Method::POST,
    path: "/auth",
    tag: "System",
    params: &[],
    body: BodyKind::OptionalJson,
    successes: &[Success::json(200), Success::empty(204)],
    errors: &[400, 500],
    upgrade: &[],
    left_out: (501, None),
    since: None,
    until: None,
};

/// What `SystemAuth` is asked with.
#[derive(Clone, Debug, Default)]
pub struct SystemAuthParams {
    /// The credentials. Without an address Docker Hub is asked.
    pub body: Option<AuthConfig>,
}

impl SystemAuthParams {
    #[cfg(feature = "client")]
    pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
        if let Some(body) = &self.body {
            request.json("application/json", body);
        }
    }

    #[cfg(feature = "server")]
    pub(crate) async fn read(
        call: &mut pierhead_support::server::Call,
    ) -> Result<Self, pierhead_support::Refusal> {
        Ok(Self {
            body: call.optional_json().await?,
        })
    }
}

/// The outcomes of `SystemAuth`.
#[derive(Debug)]
pub enum SystemAuthSuccess {
    /// The registry accepts them; perhaps with an identity token.
    Ok(SystemAuthResponse),
    /// The registry accepts them, and there is nothing more to say.
    NoContent,
}

#[cfg(feature = "client")]
impl pierhead_support::client::FromAnswer for SystemAuthSuccess {
    async fn from_answer<E: pierhead_support::OperationError>(
        answer: pierhead_support::client::Answer,
    ) -> Result<Self, pierhead_support::Error<E>> {
        if answer.has_status(200) {
            return Ok(Self::Ok(answer.into_json().await?));
        }
        if answer.has_status(204) {
            return Ok(Self::NoContent);
        }
        Err(answer.into_error().await)
    }
}

#[cfg(feature = "server")]
impl SystemAuthSuccess {
    pub(crate) fn into_answer(self) -> pierhead_support::server::Answer {
        match self {
            Self::Ok(body) => pierhead_support::server::Answer::json(200, &body),
            Self::NoContent => pierhead_support::server::Answer::empty(204),
        }
    }
}

/// The errors of `SystemAuth`.
#[derive(Clone, Debug, PartialEq)]
pub enum SystemAuthError {
    /// A parameter, a header or the body is wrong. The message says which and why; the same request fails again.
    BadRequest(ErrorResponse),
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
    SystemAuthError { 400 => BadRequest, 500 => InternalServerError }
);
