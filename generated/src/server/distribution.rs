// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Distribution.

use crate::operations::distribution::*;
use crate::types::DistributionInspectResponse;
use pierhead_support::RequestContext;
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// What registries know about images, asked through the engine so that its configuration and network are used.
/// It lets a client turn a tag into a digest, or find out whether an image exists for a platform, before
/// anything is pulled.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait DistributionApi: Send + Sync + 'static {
    /// Ask a registry about an image
    ///
    /// Asks the registry, not the engine's own store, what an image name stands for: the digest of its manifest,
    /// and the platforms it is there for. Nothing is fetched.
    fn distribution_inspect(
        &self,
        cx: RequestContext,
        params: DistributionInspectParams,
    ) -> impl Future<
        Output = Result<DistributionInspectResponse, DistributionInspectError>,
    > + Send {
        left_out(&DISTRIBUTION_INSPECT, (cx, params))
    }
}

pub(super) fn add_routes<A: DistributionApi>(routes: &mut Routes<A>) {
    routes.add(&DISTRIBUTION_INSPECT, distribution_inspect);
}

async fn distribution_inspect<A: DistributionApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, DistributionInspectError> {
    let params = DistributionInspectParams::read(&call)?;
    let body = api.distribution_inspect(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}
