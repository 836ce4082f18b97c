//! Making an image of a root file system.

use std::io::Read;

use jiff::Timestamp;

use crate::layers::Limits;

use super::change::{Inner, NewImage, parse_new_name};
use super::reference::Reference;
use super::{
    ConfigHistory, ConfigRootFs, ImageConfig, ImageError, ImportRequest, Imported, RunConfig,
    apply_changes,
};

/// An import whose request is understood.
pub(super) struct Plan {
    name: Option<Reference>,
    config: RunConfig,
    message: String,
    engine_version: String,
}

/// Judges the request before a byte of the body is read.
pub(super) fn plan(request: &ImportRequest) -> Result<Plan, ImageError> {
    let name = if request.repo.is_empty() {
        None
    } else {
        Some(parse_new_name(&request.repo, &request.tag)?)
    };
    let mut config = RunConfig::default();
    apply_changes(&mut config, &request.changes)?;
    let message = if request.message.is_empty() {
        "Imported from -".to_owned()
    } else {
        request.message.clone()
    };
    Ok(Plan {
        name,
        config,
        message,
        engine_version: request.engine_version.clone(),
    })
}

/// Unpacks the body and makes the image. Blocking.
pub(super) fn carry_out(
    inner: &Inner,
    plan: Plan,
    body: impl Read,
) -> Result<Imported, ImageError> {
    let layer = inner.layers.unpack(body, &Limits::default())?;
    let created = Some(Timestamp::now());
    let config = ImageConfig {
        architecture: go_architecture().to_owned(),
        os: "linux".to_owned(),
        created,
        comment: plan.message.clone(),
        // dockerd writes an empty one, and clients show it.
        container_config: Some(RunConfig::default()),
        docker_version: plan.engine_version,
        config: Some(plan.config),
        rootfs: ConfigRootFs {
            kind: "layers".to_owned(),
            diff_ids: vec![layer.id],
        },
        history: vec![ConfigHistory {
            created,
            comment: plan.message,
            ..ConfigHistory::default()
        }],
        ..ImageConfig::default()
    };
    let bytes = serde_json::to_vec(&config).map_err(|error| ImageError::Config {
        reason: error.to_string(),
    })?;
    let names = plan.name.iter().cloned().collect();
    let image = inner.create(NewImage {
        bytes,
        config,
        parent: None,
        names,
    })?;
    Ok(Imported {
        id: image.id,
        reference: plan.name,
    })
}

/// This machine's processor as images name it.
pub(super) fn go_architecture() -> &'static str {
    match std::env::consts::ARCH {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        "x86" => "386",
        "powerpc64" => "ppc64le",
        "loongarch64" => "loong64",
        other => other,
    }
}
