// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Service.

use crate::operations::service::*;
use crate::types::{Service, ServiceCreateResponse, ServiceUpdateResponse};
use pierhead_support::{Frames, RequestContext};
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// A service is what a swarm is asked to keep running: an image, how many tasks of it, how they are reached and
/// how they are replaced when something changes.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait ServiceApi: Send + Sync + 'static {
    /// List services
    ///
    /// Lists the services of the swarm. Only a manager can answer.
    fn service_list(
        &self,
        cx: RequestContext,
        params: ServiceListParams,
    ) -> impl Future<Output = Result<Vec<Service>, ServiceListError>> + Send {
        left_out(&SERVICE_LIST, (cx, params))
    }

    /// Create a service
    ///
    /// Stores a new service; the swarm then starts its tasks. The answer does not wait for them.
    fn service_create(
        &self,
        cx: RequestContext,
        params: ServiceCreateParams,
    ) -> impl Future<Output = Result<ServiceCreateResponse, ServiceCreateError>> + Send {
        left_out(&SERVICE_CREATE, (cx, params))
    }

    /// Inspect a service
    ///
    /// Returns one service: what was asked for, the ports it is reached at, and how its last update went.
    fn service_inspect(
        &self,
        cx: RequestContext,
        params: ServiceInspectParams,
    ) -> impl Future<Output = Result<Service, ServiceInspectError>> + Send {
        left_out(&SERVICE_INSPECT, (cx, params))
    }

    /// Remove a service
    ///
    /// Removes a service and stops its tasks.
    fn service_delete(
        &self,
        cx: RequestContext,
        params: ServiceDeleteParams,
    ) -> impl Future<Output = Result<(), ServiceDeleteError>> + Send {
        left_out(&SERVICE_DELETE, (cx, params))
    }

    /// Update a service
    ///
    /// Replaces the specification of a service; the swarm then replaces its tasks as `UpdateConfig` says. Whatever
    /// the body leaves out is cleared, so send the whole object.
    fn service_update(
        &self,
        cx: RequestContext,
        params: ServiceUpdateParams,
    ) -> impl Future<Output = Result<ServiceUpdateResponse, ServiceUpdateError>> + Send {
        left_out(&SERVICE_UPDATE, (cx, params))
    }

    /// Get the logs of a service
    ///
    /// Sends the lines that the tasks of a service wrote, merged, for tasks whose log driver can be read
    /// (`json-file`, `local`, `journald`).
    fn service_logs(
        &self,
        cx: RequestContext,
        params: ServiceLogsParams,
    ) -> impl Future<Output = Result<Frames, ServiceLogsError>> + Send {
        left_out(&SERVICE_LOGS, (cx, params))
    }
}

pub(super) fn add_routes<A: ServiceApi>(routes: &mut Routes<A>) {
    routes.add(&SERVICE_LIST, service_list);
    routes.add(&SERVICE_CREATE, service_create);
    routes.add(&SERVICE_INSPECT, service_inspect);
    routes.add(&SERVICE_DELETE, service_delete);
    routes.add(&SERVICE_UPDATE, service_update);
    routes.add(&SERVICE_LOGS, service_logs);
}

async fn service_list<A: ServiceApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ServiceListError> {
    let params = ServiceListParams::read(&call)?;
    let body = api.service_list(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn service_create<A: ServiceApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, ServiceCreateError> {
    let params = ServiceCreateParams::read(&mut call).await?;
    let body = api.service_create(call.context(), params).await?;
    Ok(Answer::json(201, &body))
}

async fn service_inspect<A: ServiceApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ServiceInspectError> {
    let params = ServiceInspectParams::read(&call)?;
    let body = api.service_inspect(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn service_delete<A: ServiceApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ServiceDeleteError> {
    let params = ServiceDeleteParams::read(&call)?;
    api.service_delete(call.context(), params).await?;
    Ok(Answer::empty(200))
}

async fn service_update<A: ServiceApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, ServiceUpdateError> {
    let params = ServiceUpdateParams::read(&mut call).await?;
    let body = api.service_update(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn service_logs<A: ServiceApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ServiceLogsError> {
    let params = ServiceLogsParams::read(&call)?;
    let body = api.service_logs(call.context(), params).await?;
    Ok(Answer::frames(200, "application/vnd.docker.raw-stream", body))
}
