// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Session.

use crate::operations::session::*;
use pierhead_support::{RequestContext, Upgrade};
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// A connection in the other direction: a client that builds stays reachable for the engine, so that files and
/// credentials are sent only when a step needs them. It was an experiment at this version, and is of use only
/// to the builder that came with it.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait SessionApi: Send + Sync + 'static {
    /// Open a session for builds
    ///
    /// Turns the connection into an HTTP/2 one in which the *engine* is the client: it calls services that the
    /// program at the other end offers, by gRPC, to fetch files for a build or credentials for a registry. The
    /// request must ask for an upgrade to `h2c`, and gives its id, its name and the methods it offers in the
    /// headers `X-Docker-Expose-Session-Uuid`, `X-Docker-Expose-Session-Name` and
    /// `X-Docker-Expose-Session-Grpc-Method`. Needs an engine in experimental mode.
    fn session(
        &self,
        cx: RequestContext,
    ) -> impl Future<Output = Result<Upgrade, SessionError>> + Send {
        left_out(&SESSION, cx)
    }
}

pub(super) fn add_routes<A: SessionApi>(routes: &mut Routes<A>) {
    routes.add(&SESSION, session);
}

async fn session<A: SessionApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, SessionError> {
    let upgrade = api.session(call.context()).await?;
    Ok(call.upgrade(upgrade, "application/octet-stream")?)
}
