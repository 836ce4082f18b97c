//! Mounts, as they are asked for and as they are shown.

use pierhead_api::types;
use pierhead_runtime::engine::ShownMount;
use pierhead_runtime::model::{
    BindOptions, Mount, MountPointKind, TmpfsOptions, VolumeOptions, parse_propagation,
    render_propagation,
};

use super::{ConvertError, narrow};

/// Reads a mount.
pub(crate) fn mount_to_model(wire: types::Mount) -> Result<Mount, ConvertError> {
    let kind = match &wire.type_ {
        None => Default::default(),
        Some(kind) => kind.as_str().parse()?,
    };
    Ok(Mount {
        kind,
        source: wire.source.unwrap_or_default(),
        target: wire.target.unwrap_or_default(),
        read_only: wire.read_only.unwrap_or_default(),
        consistency: wire.consistency.unwrap_or_default(),
        bind: wire
            .bind_options
            .map(|options| {
                let propagation = options
                    .propagation
                    .as_ref()
                    .map_or("", |propagation| propagation.as_str());
                let propagation = if propagation.is_empty() {
                    None
                } else {
                    Some(parse_propagation(propagation)?)
                };
                Ok::<_, ConvertError>(BindOptions { propagation })
            })
            .transpose()?,
        volume: wire.volume_options.map(|options| {
            let driver = options.driver_config.unwrap_or_default();
            VolumeOptions {
                no_copy: options.no_copy.unwrap_or_default(),
                labels: options.labels.unwrap_or_default(),
                driver: driver.name.unwrap_or_default(),
                driver_options: driver.options.unwrap_or_default(),
            }
        }),
        tmpfs: wire
            .tmpfs_options
            .map(|options| {
                Ok::<_, ConvertError>(TmpfsOptions {
                    size_bytes: options.size_bytes.unwrap_or_default(),
                    mode: narrow(
                        "TmpfsOptions.Mode",
                        options.mode.unwrap_or_default(),
                        0,
                        0o7777,
                    )?,
                })
            })
            .transpose()?,
    })
}

/// Writes a mount as it was asked for; what was left open stays left out.
pub(crate) fn mount_to_wire(model: &Mount) -> types::Mount {
    let given = |text: &String| (!text.is_empty()).then(|| text.clone());
    types::Mount {
        type_: Some(model.kind.to_string().as_str().into()),
        source: given(&model.source),
        target: Some(model.target.clone()),
        read_only: model.read_only.then_some(true),
        consistency: given(&model.consistency),
        bind_options: model.bind.as_ref().map(|options| types::MountBindOptions {
            propagation: options
                .propagation
                .map(|propagation| render_propagation(propagation).into()),
        }),
        volume_options: model
            .volume
            .as_ref()
            .map(|options| types::MountVolumeOptions {
                no_copy: options.no_copy.then_some(true),
                labels: (!options.labels.is_empty()).then(|| options.labels.clone()),
                driver_config: (!options.driver.is_empty() || !options.driver_options.is_empty())
                    .then(|| types::MountVolumeDriver {
                        name: given(&options.driver),
                        options: (!options.driver_options.is_empty())
                            .then(|| options.driver_options.clone()),
                    }),
            }),
        tmpfs_options: model
            .tmpfs
            .as_ref()
            .map(|options| types::MountTmpfsOptions {
                size_bytes: (options.size_bytes != 0).then_some(options.size_bytes),
                mode: (options.mode != 0).then_some(i64::from(options.mode)),
            }),
    }
}

/// Writes a mount as a container has it.
pub(crate) fn mount_point_to_wire(mount: &ShownMount) -> types::MountPoint {
    let point = &mount.point;
    let (kind, name, driver, propagation) = match &point.kind {
        MountPointKind::Bind { .. } => (
            "bind",
            None,
            None,
            point.propagation.map_or("rprivate", render_propagation),
        ),
        MountPointKind::Volume { name, driver, .. } => (
            "volume",
            Some(name.clone()),
            Some(driver.clone()),
            point.propagation.map_or("", render_propagation),
        ),
        MountPointKind::Tmpfs { .. } => ("tmpfs", None, None, ""),
    };
    types::MountPoint {
        type_: Some(kind.into()),
        name,
        source: Some(mount.source.display().to_string()),
        destination: Some(point.destination.clone()),
        driver,
        mode: Some(point.mode.clone()),
        rw: Some(point.writable),
        propagation: Some(propagation.to_owned()),
    }
}
