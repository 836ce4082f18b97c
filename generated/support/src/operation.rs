//! What an operation is, as a row of a generated crate's `OPERATIONS`: for routing, contract tests and support matrices.

use http::Method;

/// One operation of an API: a method on a path.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The id in the document (`ContainerList`).
    pub id: &'static str,
    /// The method.
    pub method: Method,
    /// The path with its parameters in braces, without base path or version (`/containers/{id}/json`). A parameter that
    /// may contain slashes is written `{name*}`.
    pub path: &'static str,
    /// The group it belongs to.
    pub tag: &'static str,
    /// The parameters outside the body.
    pub params: &'static [Parameter],
    /// The request body.
    pub body: BodyKind,
    /// The outcomes.
    pub successes: &'static [Success],
    /// The statuses of the documented errors; a range such as 4XX stands as 4, `default` as 0.
    pub errors: &'static [u16],
    /// The protocols that the connection may be upgraded to; empty when it is not.
    pub upgrade: &'static [&'static str],
    /// What is answered where a backend leaves the operation out.
    pub left_out: (u16, Option<&'static str>),
    /// The first version that has it, when not all have.
    pub since: Option<&'static str>,
    /// The last version that has it, when it is gone from later ones.
    pub until: Option<&'static str>,
}

/// A parameter outside the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The name on the wire.
    pub name: &'static str,
    /// Where it is sent.
    pub place: Place,
    /// Whether it must be given.
    pub required: bool,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// What a request's body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// None.
    Empty,
    /// JSON that must be sent.
    Json,
    /// JSON that may be left out.
    OptionalJson,
    /// Text.
    Text,
    /// A stream of bytes.
    Bytes,
    /// A form.
    Form,
}

/// An outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Success {
    /// The status.
    pub status: u16,
    /// What the body is.
    pub shape: Shape,
}

/// What the body of an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Nothing, or nothing but headers.
    Empty,
    /// JSON.
    Json,
    /// Text.
    Text,
    /// JSON whose headers come before it does.
    LateJson,
    /// A stream of JSON values.
    JsonLines,
    /// A stream of bytes.
    Bytes,
    /// A stream of multiplexed frames, or of raw bytes.
    Frames,
    /// The connection is taken over.
    Upgrade,
}
