//! The only place where kinds of failure become status codes.

use std::error::Error;

use axum::body::Body;
use axum::response::Response;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue};
use pierhead_runtime::engine::EngineError;
use pierhead_runtime::error::ErrorKind;
use pierhead_runtime::images::ImageError;
use pierhead_runtime::network::NetworkError;
use pierhead_runtime::volumes::VolumeError;
use pierhead_support::{ErrorText, OperationError};
use tracing::error;

use crate::convert::ConvertError;

/// The status of a kind of failure.
pub(crate) fn status_of(kind: ErrorKind) -> StatusCode {
    match kind {
        ErrorKind::InvalidParameter => StatusCode::BAD_REQUEST,
        ErrorKind::NotFound => StatusCode::NOT_FOUND,
        ErrorKind::Conflict => StatusCode::CONFLICT,
        ErrorKind::NotModified => StatusCode::NOT_MODIFIED,
        ErrorKind::Forbidden => StatusCode::FORBIDDEN,
        ErrorKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ErrorKind::NotImplemented => StatusCode::NOT_IMPLEMENTED,
        ErrorKind::System => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// A failure that knows what kind it is.
pub(crate) trait Failure: Error {
    /// The kind.
    fn kind(&self) -> ErrorKind;
}

macro_rules! failures {
    ($($type:ty),+ $(,)?) => {$(
        impl Failure for $type {
            fn kind(&self) -> ErrorKind {
                <$type>::kind(self)
            }
        }
    )+};
}

failures!(
    ConvertError,
    EngineError,
    ImageError,
    NetworkError,
    VolumeError
);

/// What a handler gives when it fails: enough for an answer, whatever the operation.
#[derive(Debug)]
pub(crate) struct Fault {
    kind: ErrorKind,
    message: String,
}

impl<F: Failure> From<F> for Fault {
    fn from(failure: F) -> Self {
        Self {
            kind: failure.kind(),
            message: whole_message(&failure),
        }
    }
}

/// A handler's outcome as the operation's own. What is the system's fault is logged.
pub(crate) fn answer<T, E: OperationError>(outcome: Result<T, Fault>) -> Result<T, E> {
    outcome.map_err(|fault| {
        let status = status_of(fault.kind);
        if fault.kind == ErrorKind::System {
            error!(status = status.as_u16(), "{}", fault.message);
        }
        E::from_status(status, fault.message)
    })
}

/// A failure and its causes in one sentence. Each level describes only itself, so nothing is said twice.
pub(crate) fn whole_message(failure: &dyn Error) -> String {
    let mut message = failure.to_string();
    let mut cause = failure.source();
    while let Some(error) = cause {
        let text = error.to_string();
        // A transparent level repeats its cause.
        if !message.ends_with(&text) {
            message.push_str(": ");
            message.push_str(&text);
        }
        cause = error.source();
    }
    message
}

/// An answer outside every operation: a version that is not served.
pub(crate) fn error_response(status: StatusCode, message: &str) -> Response {
    // A struct with one string always has JSON.
    let body = serde_json::to_vec(&ErrorText {
        message: message.to_owned(),
    })
    .unwrap_or_default();
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("cannot start the container")]
    struct Outer(#[source] Middle);

    #[derive(Debug, thiserror::Error)]
    #[error(transparent)]
    struct Middle(#[from] std::io::Error);

    #[test]
    fn a_message_tells_the_whole_chain_once() {
        let outer = Outer(Middle(std::io::Error::from_raw_os_error(28)));
        assert_eq!(
            whole_message(&outer),
            "cannot start the container: No space left on device (os error 28)"
        );
    }

    #[test]
    fn kinds_have_their_statuses() {
        for (kind, status) in [
            (ErrorKind::InvalidParameter, 400),
            (ErrorKind::NotFound, 404),
            (ErrorKind::Conflict, 409),
            (ErrorKind::NotModified, 304),
            (ErrorKind::Forbidden, 403),
            (ErrorKind::Unavailable, 503),
            (ErrorKind::NotImplemented, 501),
            (ErrorKind::System, 500),
        ] {
            assert_eq!(status_of(kind).as_u16(), status, "{kind}");
        }
    }
}
