//! Operations on the daemon itself, one line each.

use pierhead_api::SystemApi;
use pierhead_api::operations::system::{
    SystemEventsError, SystemEventsParams, SystemInfoError, SystemPingError, SystemPingHeadError,
    SystemPingHeadSuccess, SystemPingSuccess, SystemVersionError,
};
use pierhead_api::types;
use pierhead_support::{JsonLines, RequestContext};

use crate::app::App;
use crate::error::answer;
use crate::handlers::system as handlers;

impl SystemApi for App {
    async fn system_info(&self, _: RequestContext) -> Result<types::SystemInfo, SystemInfoError> {
        answer(handlers::info(self).await)
    }

    async fn system_version(
        &self,
        _: RequestContext,
    ) -> Result<types::SystemVersion, SystemVersionError> {
        answer(handlers::version(self).await)
    }

    async fn system_ping(&self, _: RequestContext) -> Result<SystemPingSuccess, SystemPingError> {
        answer(handlers::ping(self).await)
    }

    async fn system_ping_head(
        &self,
        _: RequestContext,
    ) -> Result<SystemPingHeadSuccess, SystemPingHeadError> {
        answer(handlers::ping_head(self).await)
    }

    async fn system_events(
        &self,
        _: RequestContext,
        params: SystemEventsParams,
    ) -> Result<JsonLines<types::EventMessage>, SystemEventsError> {
        answer(handlers::events(self, params).await)
    }
}
