//! Operations on plugins, one line each. There are none, which lists and lookups can say.

use pierhead_api::PluginApi;
use pierhead_api::operations::plugin::{
    PluginInspectError, PluginInspectParams, PluginListError, PluginListParams,
};
use pierhead_api::types;
use pierhead_support::RequestContext;

use crate::app::App;
use crate::error::answer;
use crate::handlers::plugin as handlers;

impl PluginApi for App {
    async fn plugin_list(
        &self,
        _: RequestContext,
        _: PluginListParams,
    ) -> Result<Vec<types::Plugin>, PluginListError> {
        answer(handlers::list(self).await)
    }

    async fn plugin_inspect(
        &self,
        _: RequestContext,
        params: PluginInspectParams,
    ) -> Result<types::Plugin, PluginInspectError> {
        answer(handlers::inspect(self, params).await)
    }
}
