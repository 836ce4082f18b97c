//! Volumes.

use pierhead_api::operations::volume::{
    VolumeCreateParams, VolumeDeleteParams, VolumeInspectParams, VolumeListParams,
    VolumePruneParams,
};
use pierhead_api::types;

use crate::app::App;
use crate::convert::container::bytes_to_wire;
use crate::convert::filters::{values, volume_filters};
use crate::convert::volume::{volume_to_model, volume_to_wire};
use crate::error::Fault;

/// `VolumeList`.
pub(crate) async fn list(
    app: &App,
    params: VolumeListParams,
) -> Result<types::VolumeListResponse, Fault> {
    let filters = volume_filters(values(params.filters))?;
    let volumes = app.engine.list_volumes(&filters);
    Ok(types::VolumeListResponse {
        volumes: volumes
            .iter()
            .map(|volume| volume_to_wire(volume))
            .collect(),
        warnings: None,
    })
}

/// `VolumeCreate`.
pub(crate) async fn create(app: &App, params: VolumeCreateParams) -> Result<types::Volume, Fault> {
    let volume = app
        .engine
        .create_volume(volume_to_model(params.body))
        .await?;
    Ok(volume_to_wire(&volume))
}

/// `VolumeInspect`.
pub(crate) async fn inspect(
    app: &App,
    params: VolumeInspectParams,
) -> Result<types::Volume, Fault> {
    let volume = app.engine.volumes().get(&params.name)?;
    Ok(volume_to_wire(&volume))
}

/// `VolumeDelete`.
pub(crate) async fn remove(app: &App, params: VolumeDeleteParams) -> Result<(), Fault> {
    Ok(app
        .engine
        .remove_volume(&params.name, params.force.unwrap_or_default())
        .await?)
}

/// `VolumePrune`.
pub(crate) async fn prune(
    app: &App,
    params: VolumePruneParams,
) -> Result<types::VolumePruneResponse, Fault> {
    let filters = volume_filters(values(params.filters))?;
    let pruned = app.engine.prune_volumes(&filters).await?;
    Ok(types::VolumePruneResponse {
        volumes_deleted: (!pruned.removed.is_empty()).then_some(pruned.removed),
        space_reclaimed: Some(bytes_to_wire(pruned.reclaimed_bytes)),
    })
}
