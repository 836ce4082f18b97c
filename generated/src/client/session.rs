// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Session.

use crate::operations::session::*;
use pierhead_support::{Duplex, Error};
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// Open a session for builds
    ///
    /// Turns the connection into an HTTP/2 one in which the *engine* is the client: it calls services that the
    /// program at the other end offers, by gRPC, to fetch files for a build or credentials for a registry. The
    /// request must ask for an upgrade to `h2c`, and gives its id, its name and the methods it offers in the
    /// headers `X-Docker-Expose-Session-Uuid`, `X-Docker-Expose-Session-Name` and
    /// `X-Docker-Expose-Session-Grpc-Method`. Needs an engine in experimental mode.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn session(&self) -> Result<Duplex, Error<SessionError>> {
        let request = Request::new(&SESSION);
        self.connection.upgrade(request).await
    }
}
