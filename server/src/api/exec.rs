//! Operations on processes inside containers, one line each.

use pierhead_api::ExecApi;
use pierhead_api::operations::exec::{
    ContainerExecError, ContainerExecParams, ExecInspectError, ExecInspectParams, ExecResizeError,
    ExecResizeParams, ExecStartError, ExecStartParams,
};
use pierhead_api::types;
use pierhead_support::{RequestContext, Upgrade};

use crate::app::App;
use crate::error::answer;
use crate::handlers::exec as handlers;

impl ExecApi for App {
    async fn container_exec(
        &self,
        _: RequestContext,
        params: ContainerExecParams,
    ) -> Result<types::IdResponse, ContainerExecError> {
        answer(handlers::create(self, params).await)
    }

    async fn exec_start(
        &self,
        _: RequestContext,
        params: ExecStartParams,
    ) -> Result<Upgrade, ExecStartError> {
        answer(handlers::start(self, params).await)
    }

    async fn exec_resize(
        &self,
        _: RequestContext,
        params: ExecResizeParams,
    ) -> Result<(), ExecResizeError> {
        answer(handlers::resize(self, params).await)
    }

    async fn exec_inspect(
        &self,
        _: RequestContext,
        params: ExecInspectParams,
    ) -> Result<types::ExecInspectResponse, ExecInspectError> {
        answer(handlers::inspect(self, params).await)
    }
}
