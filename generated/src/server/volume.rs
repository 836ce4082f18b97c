// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Volume.

use crate::operations::volume::*;
use crate::types::{Volume, VolumeListResponse, VolumePruneResponse};
use pierhead_support::RequestContext;
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// A volume is a directory that outlives containers. It is made and removed by itself, mounted into any number
/// of containers, and keeps what they write. A volume driver decides where the content really is; `local` keeps
/// it in a directory of the host.
///
/// Anonymous volumes have a name of 64 hexadecimal digits and belong to the container they were made for. Named
/// ones belong to nobody and are removed only by a request that names them, or by a prune.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait VolumeApi: Send + Sync + 'static {
    /// List volumes
    ///
    /// Answers every volume that the engine or one of its volume drivers knows. A driver that cannot be reached
    /// does not fail the request; it is named in `Warnings`.
    fn volume_list(
        &self,
        cx: RequestContext,
        params: VolumeListParams,
    ) -> impl Future<Output = Result<VolumeListResponse, VolumeListError>> + Send {
        left_out(&VOLUME_LIST, (cx, params))
    }

    /// Create a volume
    ///
    /// Makes a volume. If one of the same name and driver exists, it is answered as it is, and the request's
    /// options and labels have no effect. A name that another driver has taken is refused.
    fn volume_create(
        &self,
        cx: RequestContext,
        params: VolumeCreateParams,
    ) -> impl Future<Output = Result<Volume, VolumeCreateError>> + Send {
        left_out(&VOLUME_CREATE, (cx, params))
    }

    /// Inspect a volume
    ///
    /// Answers one volume: its driver, its place on the host, its labels and options.
    fn volume_inspect(
        &self,
        cx: RequestContext,
        params: VolumeInspectParams,
    ) -> impl Future<Output = Result<Volume, VolumeInspectError>> + Send {
        left_out(&VOLUME_INSPECT, (cx, params))
    }

    /// Remove a volume
    ///
    /// Removes a volume and everything in it. A volume that a container uses, running or not, is refused.
    fn volume_delete(
        &self,
        cx: RequestContext,
        params: VolumeDeleteParams,
    ) -> impl Future<Output = Result<(), VolumeDeleteError>> + Send {
        left_out(&VOLUME_DELETE, (cx, params))
    }

    /// Remove unused volumes
    ///
    /// Removes every local volume that no container uses, running or not, named and anonymous ones alike, with
    /// everything in them. Only one prune of volumes may run at a time.
    fn volume_prune(
        &self,
        cx: RequestContext,
        params: VolumePruneParams,
    ) -> impl Future<Output = Result<VolumePruneResponse, VolumePruneError>> + Send {
        left_out(&VOLUME_PRUNE, (cx, params))
    }
}

pub(super) fn add_routes<A: VolumeApi>(routes: &mut Routes<A>) {
    routes.add(&VOLUME_LIST, volume_list);
    routes.add(&VOLUME_CREATE, volume_create);
    routes.add(&VOLUME_INSPECT, volume_inspect);
    routes.add(&VOLUME_DELETE, volume_delete);
    routes.add(&VOLUME_PRUNE, volume_prune);
}

async fn volume_list<A: VolumeApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, VolumeListError> {
    let params = VolumeListParams::read(&call)?;
    let body = api.volume_list(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn volume_create<A: VolumeApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, VolumeCreateError> {
    let params = VolumeCreateParams::read(&mut call).await?;
    let body = api.volume_create(call.context(), params).await?;
    Ok(Answer::json(201, &body))
}

async fn volume_inspect<A: VolumeApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, VolumeInspectError> {
    let params = VolumeInspectParams::read(&call)?;
    let body = api.volume_inspect(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn volume_delete<A: VolumeApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, VolumeDeleteError> {
    let params = VolumeDeleteParams::read(&call)?;
    api.volume_delete(call.context(), params).await?;
    Ok(Answer::empty(204))
}

async fn volume_prune<A: VolumeApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, VolumePruneError> {
    let params = VolumePruneParams::read(&call)?;
    let body = api.volume_prune(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}
