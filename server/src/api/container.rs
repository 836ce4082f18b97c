//! Operations on containers, one line each.

use pierhead_api::ContainerApi;
use pierhead_api::operations::container::{
    ContainerAttachError, ContainerAttachParams, ContainerAttachWebsocketError,
    ContainerAttachWebsocketParams, ContainerCreateError, ContainerCreateParams,
    ContainerDeleteError, ContainerDeleteParams, ContainerInspectError, ContainerInspectParams,
    ContainerKillError, ContainerKillParams, ContainerListError, ContainerListParams,
    ContainerLogsError, ContainerLogsParams, ContainerPauseError, ContainerPauseParams,
    ContainerPruneError, ContainerPruneParams, ContainerRenameError, ContainerRenameParams,
    ContainerResizeError, ContainerResizeParams, ContainerRestartError, ContainerRestartParams,
    ContainerStartError, ContainerStartParams, ContainerStartSuccess, ContainerStopError,
    ContainerStopParams, ContainerStopSuccess, ContainerUnpauseError, ContainerUnpauseParams,
    ContainerWaitError, ContainerWaitParams,
};
use pierhead_api::types;
use pierhead_support::{Frames, LateJson, RequestContext, Upgrade};

use crate::app::App;
use crate::error::answer;
use crate::handlers::container as handlers;

impl ContainerApi for App {
    async fn container_list(
        &self,
        _: RequestContext,
        params: ContainerListParams,
    ) -> Result<Vec<types::ContainerSummary>, ContainerListError> {
        answer(handlers::list(self, params).await)
    }

    async fn container_create(
        &self,
        _: RequestContext,
        params: ContainerCreateParams,
    ) -> Result<types::ContainerCreateResponse, ContainerCreateError> {
        answer(handlers::create(self, params).await)
    }

    async fn container_inspect(
        &self,
        _: RequestContext,
        params: ContainerInspectParams,
    ) -> Result<types::ContainerInspectResponse, ContainerInspectError> {
        answer(handlers::inspect(self, params).await)
    }

    async fn container_logs(
        &self,
        _: RequestContext,
        params: ContainerLogsParams,
    ) -> Result<Frames, ContainerLogsError> {
        answer(handlers::logs(self, params).await)
    }

    async fn container_resize(
        &self,
        _: RequestContext,
        params: ContainerResizeParams,
    ) -> Result<(), ContainerResizeError> {
        answer(handlers::resize(self, params).await)
    }

    async fn container_start(
        &self,
        _: RequestContext,
        params: ContainerStartParams,
    ) -> Result<ContainerStartSuccess, ContainerStartError> {
        answer(handlers::start(self, params).await)
    }

    async fn container_stop(
        &self,
        _: RequestContext,
        params: ContainerStopParams,
    ) -> Result<ContainerStopSuccess, ContainerStopError> {
        answer(handlers::stop(self, params).await)
    }

    async fn container_restart(
        &self,
        _: RequestContext,
        params: ContainerRestartParams,
    ) -> Result<(), ContainerRestartError> {
        answer(handlers::restart(self, params).await)
    }

    async fn container_kill(
        &self,
        _: RequestContext,
        params: ContainerKillParams,
    ) -> Result<(), ContainerKillError> {
        answer(handlers::kill(self, params).await)
    }

    async fn container_rename(
        &self,
        _: RequestContext,
        params: ContainerRenameParams,
    ) -> Result<(), ContainerRenameError> {
        answer(handlers::rename(self, params).await)
    }

    async fn container_attach(
        &self,
        _: RequestContext,
        params: ContainerAttachParams,
    ) -> Result<Upgrade, ContainerAttachError> {
        answer(handlers::attach(self, params).await)
    }

    async fn container_attach_websocket(
        &self,
        _: RequestContext,
        params: ContainerAttachWebsocketParams,
    ) -> Result<Upgrade, ContainerAttachWebsocketError> {
        answer(handlers::attach_websocket(self, params).await)
    }

    async fn container_wait(
        &self,
        _: RequestContext,
        params: ContainerWaitParams,
    ) -> Result<LateJson<types::ContainerWaitResponse>, ContainerWaitError> {
        answer(handlers::wait(self, params).await)
    }

    async fn container_delete(
        &self,
        _: RequestContext,
        params: ContainerDeleteParams,
    ) -> Result<(), ContainerDeleteError> {
        answer(handlers::remove(self, params).await)
    }

    async fn container_pause(
        &self,
        _: RequestContext,
        params: ContainerPauseParams,
    ) -> Result<(), ContainerPauseError> {
        answer(handlers::pause(self, params).await)
    }

    async fn container_unpause(
        &self,
        _: RequestContext,
        params: ContainerUnpauseParams,
    ) -> Result<(), ContainerUnpauseError> {
        answer(handlers::unpause(self, params).await)
    }

    async fn container_prune(
        &self,
        _: RequestContext,
        params: ContainerPruneParams,
    ) -> Result<types::ContainerPruneResponse, ContainerPruneError> {
        answer(handlers::prune(self, params).await)
    }
}
