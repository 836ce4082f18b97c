//! Who asks, and how.

use crate::{ApiVersion, HeaderMap, Operation};
use std::net::SocketAddr;

/// What a handler is told about a request beside its parameters.
#[derive(Clone, Debug)]
pub struct RequestContext {
    /// The operation that was asked for.
    pub operation: &'static Operation,
    /// The version in the path's prefix; `None` when the path had none.
    pub version: Option<ApiVersion>,
    /// All headers.
    pub headers: HeaderMap,
    /// Who is at the other end, where whoever accepted the connection put a [`Peer`] into the request's extensions.
    pub peer: Option<Peer>,
}

/// Who is at the other end of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// A process at the other end of a unix socket.
    Unix {
        /// Its process id, where the kernel tells.
        pid: Option<i32>,
        /// Its user id.
        uid: u32,
        /// Its group id.
        gid: u32,
    },
    /// A machine.
    Tcp(SocketAddr),
}
