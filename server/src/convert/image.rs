//! Images.

use pierhead_api::types;
use pierhead_runtime::error::ErrorKind;
use pierhead_runtime::images::{
    Healthcheck, HistoryEntry, ImageDetail, ImageSummary, LoadEvent, Removed, RunConfig,
};

use super::container::{bytes_to_wire, graph_driver_to_wire};
use super::time::moment_to_wire;

/// Writes everything about one image.
pub(crate) fn detail_to_wire(detail: &ImageDetail) -> types::Image {
    let image = &detail.image;
    let config = &image.config;
    types::Image {
        id: image.id.to_string(),
        repo_tags: Some(detail.repo_tags.clone()),
        repo_digests: Some(detail.repo_digests.clone()),
        parent: image
            .parent
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        comment: config.comment.clone(),
        created: moment_to_wire(config.created),
        container: config.container.clone(),
        container_config: Some(run_config_to_wire(config.container_config.as_ref())),
        docker_version: config.docker_version.clone(),
        author: config.author.clone(),
        config: Some(run_config_to_wire(config.config.as_ref())),
        architecture: config.architecture.clone(),
        os: config.os.clone(),
        os_version: (!config.os_version.is_empty()).then(|| config.os_version.clone()),
        size: bytes_to_wire(image.size_bytes),
        virtual_size: bytes_to_wire(image.size_bytes),
        graph_driver: graph_driver_to_wire(detail.driver, Some(&detail.paths)),
        root_fs: types::ImageRootFs {
            type_: config.rootfs.kind.clone(),
            layers: Some(image.layers().iter().map(ToString::to_string).collect()),
        },
        metadata: Some(types::ImageMetadata {
            last_tag_time: Some(moment_to_wire(image.last_tagged).into()),
        }),
    }
}

fn run_config_to_wire(config: Option<&RunConfig>) -> types::ContainerConfig {
    let default = RunConfig::default();
    let config = config.unwrap_or(&default);
    let given = |text: &String| (!text.is_empty()).then(|| text.clone());
    types::ContainerConfig {
        hostname: Some(config.hostname.clone()),
        domainname: Some(config.domainname.clone()),
        user: Some(config.user.clone()),
        attach_stdin: Some(config.attach_stdin),
        attach_stdout: Some(config.attach_stdout),
        attach_stderr: Some(config.attach_stderr),
        exposed_ports: config
            .exposed_ports
            .as_ref()
            .map(|ports| ports.iter().cloned().collect()),
        tty: Some(config.tty),
        open_stdin: Some(config.open_stdin),
        stdin_once: Some(config.stdin_once),
        env: config.env.clone(),
        cmd: config.cmd.clone().map(Into::into),
        healthcheck: config.healthcheck.as_ref().map(healthcheck_to_wire),
        args_escaped: config.args_escaped.then_some(true),
        image: Some(config.image.clone()),
        volumes: config
            .volumes
            .as_ref()
            .map(|volumes| volumes.iter().cloned().collect()),
        working_dir: Some(config.working_dir.clone()),
        entrypoint: config.entrypoint.clone().map(Into::into),
        network_disabled: config.network_disabled.then_some(true),
        mac_address: given(&config.mac_address),
        on_build: config.on_build.clone(),
        labels: config.labels.clone(),
        stop_signal: given(&config.stop_signal),
        stop_timeout: config.stop_timeout_secs,
        shell: config.shell.clone(),
    }
}

fn healthcheck_to_wire(check: &Healthcheck) -> types::HealthConfig {
    let given = |value: i64| (value != 0).then_some(value);
    types::HealthConfig {
        test: check.test.clone(),
        interval: given(check.interval_nanos),
        timeout: given(check.timeout_nanos),
        retries: given(check.retries),
        start_period: given(check.start_period_nanos),
    }
}

/// Writes one line of the list of images.
pub(crate) fn summary_to_wire(summary: &ImageSummary) -> types::ImageSummary {
    let image = &summary.image;
    types::ImageSummary {
        id: image.id.to_string(),
        parent_id: image
            .parent
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        repo_tags: summary.repo_tags.clone(),
        repo_digests: (!summary.repo_digests.is_empty()).then(|| summary.repo_digests.clone()),
        created: image
            .config
            .created
            .map_or(0, |created| created.as_second()),
        size: bytes_to_wire(image.size_bytes),
        // -1: not counted; `system df` counts.
        shared_size: -1,
        virtual_size: bytes_to_wire(image.size_bytes),
        labels: image
            .config
            .config
            .as_ref()
            .and_then(|config| config.labels.clone()),
        containers: -1,
    }
}

/// Writes one step of an image's history.
pub(crate) fn history_to_wire(entry: &HistoryEntry) -> types::ImageHistoryResponseItem {
    types::ImageHistoryResponseItem {
        id: entry
            .id
            .as_ref()
            .map_or_else(|| "<missing>".to_owned(), ToString::to_string),
        created: entry.created.map_or(0, |created| created.as_second()),
        created_by: entry.created_by.clone(),
        tags: entry.tags.clone(),
        size: bytes_to_wire(entry.size_bytes),
        comment: entry.comment.clone(),
    }
}

/// Writes what a removal took away.
pub(crate) fn removed_to_wire(removed: &Removed) -> types::ImageDeleteResponseItem {
    match removed {
        Removed::Untagged(name) => types::ImageDeleteResponseItem {
            untagged: Some(name.to_string()),
            deleted: None,
        },
        Removed::Deleted(id) => types::ImageDeleteResponseItem {
            untagged: None,
            deleted: Some(id.to_string()),
        },
    }
}

/// Writes the progress of a load.
pub(crate) fn load_event_to_wire(event: &LoadEvent) -> types::CreateImageInfo {
    match event {
        LoadEvent::Layer {
            id,
            current_bytes,
            total_bytes,
        } => types::CreateImageInfo {
            status: Some("Loading layer".to_owned()),
            id: Some(id.clone()),
            progress_detail: Some(types::ProgressDetail {
                current: Some(bytes_to_wire(*current_bytes)),
                total: Some(bytes_to_wire(*total_bytes)),
                ..types::ProgressDetail::default()
            }),
            ..types::CreateImageInfo::default()
        },
        LoadEvent::Loaded { .. } | LoadEvent::LoadedId { .. } => types::CreateImageInfo {
            stream: event.text(),
            ..types::CreateImageInfo::default()
        },
    }
}

/// Writes a failure that comes after the answer began: the last line of the stream.
pub(crate) fn stream_error_to_wire(kind: ErrorKind, message: String) -> types::CreateImageInfo {
    types::CreateImageInfo {
        error: Some(message.clone()),
        error_detail: Some(types::ErrorDetail {
            code: Some(i64::from(crate::error::status_of(kind).as_u16())),
            message: Some(message),
        }),
        ..types::CreateImageInfo::default()
    }
}
