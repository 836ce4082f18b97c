//! Errors: those that the document declares per operation, and those of the way there.

use crate::data::{Decode, from_slice};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::error::Error as StdError;

/// Why a call did not give its outcome.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error<E> {
    /// The server answered with an error.
    #[error(transparent)]
    Operation(E),
    /// There was no answer.
    #[error(transparent)]
    Transport(TransportError),
    /// The answer is not what the document says.
    #[error(transparent)]
    Answer(AnswerError),
}

impl<E: OperationError> Error<E> {
    /// The status, when the server answered with an error.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Operation(error) => Some(error.status()),
            Self::Transport(_) | Self::Answer(_) => None,
        }
    }
}

impl<E> From<AnswerError> for Error<E> {
    fn from(error: AnswerError) -> Self {
        Self::Answer(error)
    }
}

impl<E> From<TransportError> for Error<E> {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

/// Why there was no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TransportError {
    /// The server could not be reached.
    #[error("cannot connect to {to}")]
    Connect {
        /// Which server.
        to: String,
        /// Why.
        #[source]
        source: Box<dyn StdError + Send + Sync>,
    },
    /// A parameter's value fits neither text nor header.
    #[error("the parameter {name:?} cannot be sent")]
    Parameter {
        /// Its name on the wire.
        name: &'static str,
        /// Why.
        #[source]
        source: Box<dyn StdError + Send + Sync>,
    },
    /// The body has no JSON.
    #[error("the body cannot be sent")]
    Body(#[source] serde_json::Error),
    /// The connection broke, or what came is no HTTP.
    #[error("no answer from {from}")]
    Broken {
        /// Which server.
        from: String,
        /// Why.
        #[source]
        source: Box<dyn StdError + Send + Sync>,
    },
}

/// What in an answer is not as the document says.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AnswerError {
    /// The body is not the JSON it should be.
    #[error(
        "the body of the answer with status {status} is not the JSON that {operation} promises"
    )]
    Json {
        /// Which operation.
        operation: &'static str,
        /// With which status.
        status: StatusCode,
        /// What is wrong.
        #[source]
        source: serde_json::Error,
    },
    /// A header is not what it should be.
    #[error("the header {name} of the answer to {operation} is not what it should be")]
    Header {
        /// Which operation.
        operation: &'static str,
        /// Which header.
        name: &'static str,
        /// What is wrong.
        #[source]
        source: crate::text::TextError,
    },
    /// The connection broke before the body was there.
    #[error("the answer to {operation} ended early")]
    Cut {
        /// Which operation.
        operation: &'static str,
        /// Why.
        #[source]
        source: Box<dyn StdError + Send + Sync>,
    },
    /// The server would not hand over the connection, or not in the way that was asked for.
    #[error("the connection of {operation} was not handed over: {reason}")]
    Upgrade {
        /// Which operation.
        operation: &'static str,
        /// In which respect.
        reason: &'static str,
    },
}

/// The errors of one operation: a variant for each documented status.
pub trait OperationError: StdError + Send + Sync + Sized + 'static {
    /// The error that an answer of this status with this body is.
    fn from_body(status: StatusCode, body: ErrorBody<'_>) -> Self;

    /// The status and the body of the answer that this error is.
    fn view(&self) -> ErrorView<'_>;

    /// The error of this status with this message: the documented variant, or the one for what is not documented.
    fn from_status(status: StatusCode, message: impl Into<String>) -> Self {
        Self::from_body(status, ErrorBody::Message(message.into()))
    }

    /// The status.
    fn status(&self) -> StatusCode {
        self.view().status
    }

    /// What is said to a person.
    fn message(&self) -> &str {
        self.view().message()
    }
}

/// A request that is turned away before its handler sees it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// The status of the answer.
    pub status: StatusCode,
    /// What is said to a person.
    pub message: String,
}

impl Refusal {
    /// A refusal with status 400.
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            message: message.into(),
        }
    }
}

/// The body of an error's answer, not looked at yet.
#[derive(Debug)]
pub enum ErrorBody<'a> {
    /// As received.
    Bytes(&'a [u8]),
    /// Made here from a message.
    Message(String),
}

impl ErrorBody<'_> {
    /// Reads the body as an error model. A body that is no such JSON (a proxy's page) is kept as the message.
    pub fn decode<T: ErrorModel + for<'a> Decode<'a>>(self) -> T {
        match self {
            Self::Message(message) => T::from_message(message),
            Self::Bytes(bytes) => match from_slice::<Value>(bytes) {
                Ok(value) if !value.is_null() => crate::data::from_value(&value)
                    .unwrap_or_else(|_| T::from_message(message_of(&value))),
                Ok(_) => T::from_message(String::new()),
                Err(_) => T::from_message(text_of(bytes)),
            },
        }
    }

    /// What the body says to a person, whatever it is.
    pub fn message(self) -> String {
        match self {
            Self::Message(message) => message,
            Self::Bytes(bytes) => {
                from_slice(bytes).map_or_else(|_| text_of(bytes), |value| message_of(&value))
            }
        }
    }
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

/// The message in a JSON body of unknown model: what most models call it, else the whole.
fn message_of(value: &Value) -> String {
    let said = ["message", "error", "detail", "title"]
        .iter()
        .find_map(|key| value.get(key).and_then(Value::as_str))
        .or_else(|| value.as_str());
    said.map_or_else(|| value.to_string(), str::to_owned)
}

/// A type that answers of errors carry.
pub trait ErrorModel: ErrorJson {
    /// A value that says `message` and nothing else.
    fn from_message(message: String) -> Self
    where
        Self: Sized;

    /// What it says to a person; empty when the model has no words.
    fn message(&self) -> &str;
}

/// What is written as the body of an error's answer: any `Serialize` is.
pub trait ErrorJson {
    /// The JSON.
    ///
    /// # Errors
    /// When the value has none (a map whose keys are no strings).
    fn to_json(&self) -> Result<Vec<u8>, serde_json::Error>;
}

impl<T: Serialize> ErrorJson for T {
    fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }
}

/// The status and the body of an error's answer.
pub struct ErrorView<'a> {
    /// The status.
    pub status: StatusCode,
    body: ErrorViewBody<'a>,
}

enum ErrorViewBody<'a> {
    Model(&'a dyn ErrorModel),
    Message(&'a str),
}

impl<'a> ErrorView<'a> {
    /// An answer of a documented status.
    pub fn new(status: u16, model: &'a dyn ErrorModel) -> Self {
        // Statuses stand in documents, which are checked to hold none below 100 or above 999.
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self::of(status, model)
    }

    /// An answer of a status that one model is documented for among others.
    pub fn of(status: StatusCode, model: &'a dyn ErrorModel) -> Self {
        Self {
            status,
            body: ErrorViewBody::Model(model),
        }
    }

    /// An answer that is not documented: its body has a `message` and nothing else.
    pub fn undocumented(status: StatusCode, message: &'a str) -> Self {
        Self {
            status,
            body: ErrorViewBody::Message(message),
        }
    }

    /// What is said to a person; where the model has no words, what the status is called.
    pub fn message(&self) -> &'a str {
        let said = match self.body {
            ErrorViewBody::Model(model) => model.message(),
            ErrorViewBody::Message(message) => message,
        };
        if said.is_empty() {
            self.status.canonical_reason().unwrap_or_default()
        } else {
            said
        }
    }

    /// The body.
    ///
    /// # Errors
    /// When the model has no JSON.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        match self.body {
            ErrorViewBody::Model(model) => model.to_json(),
            ErrorViewBody::Message(message) => Message { message }.to_json(),
        }
    }
}

#[derive(Serialize)]
struct Message<'a> {
    message: &'a str,
}

/// The body of an error that the document gives no schema: what it says to a person. Written as `{"message": …}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorText {
    /// The words.
    pub message: String,
}

impl ErrorModel for ErrorText {
    fn from_message(message: String) -> Self {
        Self { message }
    }

    fn message(&self) -> &str {
        &self.message
    }
}

impl<'de> Decode<'de> for ErrorText {
    fn decode<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::decode(deserializer).map(|value| Self {
            message: message_of(&value),
        })
    }
}

/// Makes an operation's error enum an [`OperationError`]: which status is which variant, and behind a semicolon the variants
/// that stand for a range of statuses and carry the status beside the body.
#[macro_export]
macro_rules! operation_errors {
    ($name:ident {
        $($status:literal => $variant:ident),* $(,)?
        $(; $($first:literal .. $last:literal => $range:ident),+ $(,)?)?
    }) => {
        impl $crate::OperationError for $name {
            fn from_body(status: $crate::StatusCode, body: $crate::ErrorBody<'_>) -> Self {
                match status.as_u16() {
                    $($status => Self::$variant(body.decode()),)*
                    $($($first..$last => Self::$range { status, body: body.decode() },)+)?
                    _ => Self::Undocumented { status, message: body.message() },
                }
            }

            fn view(&self) -> $crate::ErrorView<'_> {
                match self {
                    $(Self::$variant(body) => $crate::ErrorView::new($status, body),)*
                    $($(Self::$range { status, body } => $crate::ErrorView::of(*status, body),)+)?
                    Self::Undocumented { status, message } => {
                        $crate::ErrorView::undocumented(*status, message)
                    }
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::OperationError::message(self))
            }
        }

        impl std::error::Error for $name {}

        impl From<$crate::Refusal> for $name {
            fn from(refusal: $crate::Refusal) -> Self {
                $crate::OperationError::from_status(refusal.status, refusal.message)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_found_in_whatever_came() {
        let cases: [(&[u8], &str); 5] = [
            (
                br#"{"message":"no such container: x"}"#,
                "no such container: x",
            ),
            (br#"{"error":"denied"}"#, "denied"),
            (br#""plain""#, "plain"),
            (b"404 page not found\n", "404 page not found"),
            (br#"{"code":7}"#, r#"{"code":7}"#),
        ];
        for (body, message) in cases {
            assert_eq!(ErrorBody::Bytes(body).message(), message);
            assert_eq!(
                ErrorBody::Bytes(body).decode::<ErrorText>().message,
                message
            );
        }
    }
}
