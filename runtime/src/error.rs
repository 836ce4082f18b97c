//! The classes of failure that callers tell apart.

use std::fmt;

/// What a failure means to whoever asked. Every module's error enum has a `kind()`; only the server turns kinds into
/// status codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The request itself is wrong.
    InvalidParameter,
    /// What the request names does not exist.
    NotFound,
    /// The request contradicts the present state.
    Conflict,
    /// There was nothing to do.
    NotModified,
    /// The request is understood and refused.
    Forbidden,
    /// Not at present; asking again later may help.
    Unavailable,
    /// Not built here.
    NotImplemented,
    /// The system failed: the kernel, a disk, a program.
    System,
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InvalidParameter => "invalid parameter",
            Self::NotFound => "not found",
            Self::Conflict => "conflict",
            Self::NotModified => "not modified",
            Self::Forbidden => "forbidden",
            Self::Unavailable => "unavailable",
            Self::NotImplemented => "not implemented",
            Self::System => "system error",
        })
    }
}
