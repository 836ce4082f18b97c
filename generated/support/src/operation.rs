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

impl Parameter {
    /// A parameter in the path.
    pub const fn path(name: &'static str) -> Self {
        Self {
            name,
            place: Place::Path,
            required: true,
        }
    }

    /// A parameter in the query that may be left out.
    pub const fn query(name: &'static str) -> Self {
        Self {
            name,
            place: Place::Query,
            required: false,
        }
    }

    /// A header that may be left out.
    pub const fn header(name: &'static str) -> Self {
        Self {
            name,
            place: Place::Header,
            required: false,
        }
    }

    /// A cookie that may be left out.
    pub const fn cookie(name: &'static str) -> Self {
        Self {
            name,
            place: Place::Cookie,
            required: false,
        }
    }

    /// The same, but it must be given.
    pub const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }
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
    /// The status; a range such as 2XX stands as 2.
    pub status: u16,
    /// What the body is.
    pub shape: Shape,
}

impl Success {
    /// An outcome with no body.
    pub const fn empty(status: u16) -> Self {
        Self {
            status,
            shape: Shape::Empty,
        }
    }

    /// An outcome with JSON.
    pub const fn json(status: u16) -> Self {
        Self {
            status,
            shape: Shape::Json,
        }
    }

    /// An outcome with text.
    pub const fn text(status: u16) -> Self {
        Self {
            status,
            shape: Shape::Text,
        }
    }

    /// An outcome with JSON that comes later than the headers.
    pub const fn late_json(status: u16) -> Self {
        Self {
            status,
            shape: Shape::LateJson,
        }
    }

    /// An outcome with a stream of JSON values.
    pub const fn json_lines(status: u16) -> Self {
        Self {
            status,
            shape: Shape::JsonLines,
        }
    }

    /// An outcome with a stream of bytes.
    pub const fn bytes(status: u16) -> Self {
        Self {
            status,
            shape: Shape::Bytes,
        }
    }

    /// An outcome with a stream of frames.
    pub const fn frames(status: u16) -> Self {
        Self {
            status,
            shape: Shape::Frames,
        }
    }

    /// An outcome with the connection.
    pub const fn upgrade(status: u16) -> Self {
        Self {
            status,
            shape: Shape::Upgrade,
        }
    }
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
