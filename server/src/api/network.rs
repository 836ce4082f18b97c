//! Operations on networks, one line each.

use pierhead_api::NetworkApi;
use pierhead_api::operations::network::{
    NetworkInspectError, NetworkInspectParams, NetworkListError, NetworkListParams,
};
use pierhead_api::types;
use pierhead_support::RequestContext;

use crate::app::App;
use crate::error::answer;
use crate::handlers::network as handlers;

impl NetworkApi for App {
    async fn network_list(
        &self,
        _: RequestContext,
        params: NetworkListParams,
    ) -> Result<Vec<types::Network>, NetworkListError> {
        answer(handlers::list(self, params).await)
    }

    async fn network_inspect(
        &self,
        _: RequestContext,
        params: NetworkInspectParams,
    ) -> Result<types::Network, NetworkInspectError> {
        answer(handlers::inspect(self, params).await)
    }
}
