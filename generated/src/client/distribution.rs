// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Distribution.

use crate::operations::distribution::*;
use crate::types::DistributionInspectResponse;
use pierhead_support::Error;
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// Ask a registry about an image
    ///
    /// Asks the registry, not the engine's own store, what an image name stands for: the digest of its manifest,
    /// and the platforms it is there for. Nothing is fetched.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn distribution_inspect(
        &self,
        params: &DistributionInspectParams,
    ) -> Result<DistributionInspectResponse, Error<DistributionInspectError>> {
        let mut request = Request::new(&DISTRIBUTION_INSPECT);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }
}
