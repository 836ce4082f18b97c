//! Operations.

use super::{DefaultAnswer, Docs, Lifetime, Pointer, Response, TypeRef};

/// One operation: a method on a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The id as written in the document (`ContainerList`); made from method and path when the document has none.
    pub id: String,
    /// Settled Rust name, snake case, unique in the whole document (`container_list`).
    pub name: String,
    /// Settled stem of type names, upper camel case, unique in the whole document (`ContainerList`, for
    /// `ContainerListParams` and `ContainerListError`; a name so made may be that of a type too, which lives elsewhere).
    pub stem: String,
    /// The method.
    pub method: Method,
    /// The path, without [`super::Info::base_path`].
    pub path: Path,
    /// Name of the [`super::Tag`] it belongs to.
    pub tag: String,
    /// The parameters outside the body: path parameters in the path's order, then the others in the document's order.
    pub params: Vec<Param>,
    /// The request body.
    pub body: Option<RequestBody>,
    /// The answers, by status ascending; ranges (`4XX`) after the statuses, `default` last. Never two of the same status.
    pub responses: Vec<Response>,
    /// The operation takes over the connection.
    pub upgrade: Option<Upgrade>,
    /// What is answered when a backend leaves it out: the tag's, or the operation's own `x-default-answer`.
    pub default_answer: DefaultAnswer,
    /// The document's words.
    pub docs: Docs,
    /// When it is in the API.
    pub lifetime: Lifetime,
    /// Where it stands.
    pub source: Pointer,
}

impl Operation {
    /// The answers that are outcomes: 1xx to 3xx.
    pub fn successes(&self) -> impl Iterator<Item = &Response> {
        self.responses
            .iter()
            .filter(|response| response.status.is_success())
    }

    /// The answers that are errors: 4xx, 5xx, ranges of them, and `default` when a success is declared beside it.
    pub fn errors(&self) -> impl Iterator<Item = &Response> {
        self.responses
            .iter()
            .filter(|response| !response.status.is_success())
    }
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "the variants are the methods of RFC 9110 and say all there is"
)]
pub enum Method {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
    Trace,
}

impl Method {
    /// As it stands on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Trace => "TRACE",
        }
    }
}

/// A path with parameters in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// As written (`/containers/{id}/json`).
    pub template: String,
    /// What stands between the slashes. A trailing slash is a last segment without parts.
    pub segments: Vec<Segment>,
}

/// What stands between two slashes: most often one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The parts from left to right; more than one for `{id}.json` or `{name}:cancel`.
    pub parts: Vec<PathPart>,
}

/// A part of a path's segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPart {
    /// Text that stands as it is.
    Literal(String),
    /// A parameter's value.
    Param {
        /// [`Param::wire`] of a path parameter of the operation.
        wire: String,
        /// The value may contain slashes (`x-greedy`).
        greedy: bool,
    },
}

/// A parameter outside the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// The name on the wire.
    pub wire: String,
    /// Settled Rust name, unique among the operation's parameters; never `body`, which is the request body's.
    pub name: String,
    /// Where it is sent.
    pub place: Place,
    /// The type of the value, after `encoding` is undone.
    pub ty: TypeRef,
    /// Must be given. Path parameters always are.
    pub required: bool,
    /// How the value is written.
    pub encoding: Encoding,
    /// What the server takes when it is left out. For documentation: defaults are never written on the wire.
    pub default: Option<serde_json::Value>,
    /// The document's words.
    pub docs: Docs,
    /// When it is in the API.
    pub lifetime: Lifetime,
    /// Where it stands.
    pub source: Pointer,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// As a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

/// How a value is written where only text fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// A scalar or an enum as its text.
    Plain,
    /// A boolean as Docker reads it: `""`, `0`, `no`, `false`, `none` are false, everything else is true.
    LenientBool,
    /// An array, the parameter repeated for each element (`?t=a&t=b`).
    Repeated,
    /// An array in one value, joined.
    Joined(Separator),
    /// Any value, as JSON.
    Json,
    /// Any value, as JSON in base64: written url-safe, read tolerantly.
    Base64Json,
}

/// What joins the elements of an array in one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Separator {
    /// `,`
    Comma,
    /// A space.
    Space,
    /// A tab.
    Tab,
    /// `|`
    Pipe,
}

impl Separator {
    /// The character.
    pub fn as_char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Space => ' ',
            Self::Tab => '\t',
            Self::Pipe => '|',
        }
    }
}

/// A request body.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestBody {
    /// Must be sent. An optional body may be empty, without a content type.
    pub required: bool,
    /// What is sent.
    pub shape: BodyShape,
    /// The document's words.
    pub docs: Docs,
    /// When it is in the API.
    pub lifetime: Lifetime,
    /// Where it stands.
    pub source: Pointer,
}

/// What a request body is.
#[derive(Clone, Debug, PartialEq)]
pub enum BodyShape {
    /// JSON.
    Json {
        /// The type.
        ty: TypeRef,
        /// The content type to send (`application/json`, `application/merge-patch+json`). Readers accept any.
        media_type: String,
    },
    /// Text.
    Text {
        /// The content type to send.
        media_type: String,
    },
    /// A stream of bytes.
    Bytes {
        /// The content types the server says it takes, the first is sent unless the caller says otherwise. Never empty.
        media_types: Vec<String>,
    },
    /// A form.
    Form {
        /// How the fields are written.
        encoding: FormEncoding,
        /// The fields in the document's order.
        fields: Vec<FormField>,
    },
}

/// How a form is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormEncoding {
    /// `application/x-www-form-urlencoded`.
    UrlEncoded,
    /// `multipart/form-data`.
    Multipart,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormField {
    /// The name on the wire.
    pub wire: String,
    /// Settled Rust name, unique among the operation's parameters and form fields.
    pub name: String,
    /// What it holds.
    pub value: FormValue,
    /// Must be sent.
    pub required: bool,
    /// The document's words.
    pub docs: Docs,
    /// Where it stands.
    pub source: Pointer,
}

/// What a field of a form holds.
#[derive(Clone, Debug, PartialEq)]
pub enum FormValue {
    /// A value as text.
    Value {
        /// Its type, after `encoding` is undone.
        ty: TypeRef,
        /// How it is written.
        encoding: Encoding,
    },
    /// A file's bytes (multipart only).
    File,
}

/// The operation takes over the connection.
#[derive(Clone, Debug, PartialEq)]
pub struct Upgrade {
    /// The protocols that may be asked for, the usual one first. Never empty.
    pub protocols: Vec<Protocol>,
    /// What flows from the server once the connection is taken over.
    pub stream: UpgradeStream,
}

/// A protocol to upgrade to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Protocol {
    /// `tcp`: bytes both ways.
    Tcp,
    /// `websocket`: binary messages both ways.
    WebSocket,
    /// `h2c`: HTTP/2 over the connection, the server being its client or not.
    H2c,
}

/// What flows from the server once a connection is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UpgradeStream {
    /// Bytes as they are.
    Bytes,
    /// Multiplexed frames, or raw bytes when the container has a terminal.
    Frames,
}
