//! Volumes.

use pierhead_api::types;
use pierhead_runtime::volumes::{Volume, VolumeRequest};

/// Reads what a volume shall be.
pub(crate) fn volume_to_model(wire: types::VolumeCreateRequest) -> VolumeRequest {
    VolumeRequest {
        name: wire.name.unwrap_or_default(),
        driver: wire.driver.unwrap_or_default(),
        options: wire.driver_opts,
        labels: wire.labels,
    }
}

/// Writes a volume.
pub(crate) fn volume_to_wire(volume: &Volume) -> types::Volume {
    types::Volume {
        name: volume.name.clone(),
        driver: "local".to_owned(),
        mountpoint: volume.mountpoint.display().to_string(),
        created_at: Some(volume.created.to_string().into()),
        labels: volume.labels.clone(),
        scope: "local".into(),
        options: volume.options.clone(),
        ..types::Volume::default()
    }
}
