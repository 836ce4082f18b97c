//! What generated code calls.
//!
//! Generated files declare: types, parameters, answers, traits. Whatever has logic in it stands here once, tested, and is
//! used by both sides: how JSON is read tolerantly ([`data`]), how values become text where only text fits ([`text`]), what
//! flows ([`shape`]), how a call is made ([`client`]) and how one is answered ([`server`]).
//!
//! Nothing here knows an operation, a definition or a version of an API.

pub mod data;
mod error;
mod operation;
pub mod shape;
pub mod text;
mod version;

#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "server")]
pub mod server;

#[cfg(any(feature = "client", feature = "server"))]
mod websocket;

pub use bytes::Bytes;
pub use data::{Base64, ItemsOrKeys, KeySet, OneOrMany, Timestamp};
pub use error::{
    AnswerError, Error, ErrorBody, ErrorModel, ErrorText, ErrorView, OperationError, Refusal,
    TransportError,
};
pub use http::{HeaderMap, Method, StatusCode};
pub use operation::{BodyKind, Operation, Parameter, Place, Shape, Success};
pub use serde_json::{Map, Value};
#[cfg(feature = "server")]
pub use server::RequestContext;
#[cfg(feature = "server")]
pub use shape::Upgrade;
pub use shape::{ByteStream, Channel, Duplex, Frame, Frames, JsonLines, LateJson, StreamError};
pub use text::FormFile;
pub use version::{ApiVersion, ParseVersionError};
