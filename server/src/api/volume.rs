//! Operations on volumes, one line each.

use pierhead_api::VolumeApi;
use pierhead_api::operations::volume::{
    VolumeCreateError, VolumeCreateParams, VolumeDeleteError, VolumeDeleteParams,
    VolumeInspectError, VolumeInspectParams, VolumeListError, VolumeListParams, VolumePruneError,
    VolumePruneParams,
};
use pierhead_api::types;
use pierhead_support::RequestContext;

use crate::app::App;
use crate::error::answer;
use crate::handlers::volume as handlers;

impl VolumeApi for App {
    async fn volume_list(
        &self,
        _: RequestContext,
        params: VolumeListParams,
    ) -> Result<types::VolumeListResponse, VolumeListError> {
        answer(handlers::list(self, params).await)
    }

    async fn volume_create(
        &self,
        _: RequestContext,
        params: VolumeCreateParams,
    ) -> Result<types::Volume, VolumeCreateError> {
        answer(handlers::create(self, params).await)
    }

    async fn volume_inspect(
        &self,
        _: RequestContext,
        params: VolumeInspectParams,
    ) -> Result<types::Volume, VolumeInspectError> {
        answer(handlers::inspect(self, params).await)
    }

    async fn volume_delete(
        &self,
        _: RequestContext,
        params: VolumeDeleteParams,
    ) -> Result<(), VolumeDeleteError> {
        answer(handlers::remove(self, params).await)
    }

    async fn volume_prune(
        &self,
        _: RequestContext,
        params: VolumePruneParams,
    ) -> Result<types::VolumePruneResponse, VolumePruneError> {
        answer(handlers::prune(self, params).await)
    }
}
