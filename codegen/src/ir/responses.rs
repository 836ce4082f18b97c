//! Answers.

use super::{Docs, Encoding, Lifetime, Pointer, TypeRef};

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// For which status.
    pub status: Status,
    /// What its body is.
    pub shape: Shape,
    /// The headers that the document declares.
    pub headers: Vec<ResponseHeader>,
    /// The document's words.
    pub docs: Docs,
    /// When it is in the API.
    pub lifetime: Lifetime,
    /// Where it stands.
    pub source: Pointer,
}

/// For which status an answer is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// One status.
    Code(u16),
    /// A hundred of them: `4` for `4XX`.
    Range(u8),
    /// `default`, kept as an error: where it is the only answer declared, lowering makes it a 200 beside it.
    Default,
}

impl Status {
    /// Whether it is an outcome and not an error: 1xx to 3xx.
    pub fn is_success(self) -> bool {
        match self {
            Self::Code(code) => code < 400,
            Self::Range(hundred) => hundred < 4,
            Self::Default => false,
        }
    }
}

/// What the body of an answer is.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Nothing.
    Empty,
    /// Nothing but what the declared headers say (the answer to a HEAD).
    HeadersOnly,
    /// JSON. Errors are JSON whatever `produces` says.
    Json(TypeRef),
    /// A string, as JSON or as plain text: the received content type says which.
    JsonOrText,
    /// Plain text.
    Text {
        /// The content type.
        media_type: String,
    },
    /// The headers come at once, the JSON when it is there.
    LateJson(TypeRef),
    /// A stream of JSON values.
    JsonLines(TypeRef),
    /// A stream of bytes.
    Bytes {
        /// The content type.
        media_type: String,
    },
    /// A stream of multiplexed frames, or raw bytes when the container has a terminal.
    Frames {
        /// The content type.
        media_type: String,
    },
    /// The connection is taken over: see [`Operation::upgrade`].
    Upgrade,
}

/// A header of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseHeader {
    /// The name on the wire (`X-Docker-Container-Path-Stat`).
    pub wire: String,
    /// Settled Rust name, unique in its answer.
    pub name: String,
    /// The type, after `encoding` is undone.
    pub ty: TypeRef,
    /// How it is written.
    pub encoding: Encoding,
    /// Always sent (OpenAPI 3 `required`); Swagger 2.0 cannot say so and means false.
    pub required: bool,
    /// The document's words.
    pub docs: Docs,
    /// Where it stands.
    pub source: Pointer,
}
