//! Containers as `inspect` and `list` show them.

use std::collections::BTreeMap;
use std::path::Path;

use pierhead_api::types;
use pierhead_runtime::containers::{ContainerState, Status};
use pierhead_runtime::engine::{
    ContainerDetail, ContainerSummary, Health, ShownEndpoint, ShownPort,
};
use pierhead_runtime::layers::RootPaths;
use pierhead_runtime::network::{PortSpec, PublishedPort};

use super::config::config_to_wire;
use super::host_config::host_config_to_wire;
use super::mounts::mount_point_to_wire;
use super::networking::{endpoint_to_wire, endpoints_to_wire};
use super::time::moment_to_wire;

/// Writes everything about one container.
pub(crate) fn detail_to_wire(detail: &ContainerDetail) -> types::ContainerInspectResponse {
    let record = &detail.snapshot.record;
    let state = &detail.snapshot.state;
    types::ContainerInspectResponse {
        id: Some(record.id.clone()),
        created: Some(record.created.to_string()),
        path: Some(record.path.clone()),
        args: Some(record.args.clone()),
        state: Some(state_to_wire(state, detail.health.as_ref())),
        image: Some(record.image.to_string()),
        resolv_conf_path: Some(text_of(&detail.resolv_conf_path)),
        hostname_path: Some(text_of(&detail.hostname_path)),
        hosts_path: Some(text_of(&detail.hosts_path)),
        log_path: Some(text_of(&detail.log_path)),
        name: Some(format!("/{}", record.name)),
        restart_count: Some(i64::from(state.restart_count)),
        driver: Some(detail.driver.to_owned()),
        platform: Some("linux".to_owned()),
        mount_label: Some(String::new()),
        process_label: Some(String::new()),
        app_armor_profile: Some(String::new()),
        exec_ids: (!detail.exec_ids.is_empty()).then(|| detail.exec_ids.clone()),
        host_config: Some(host_config_to_wire(
            &record.host_config,
            &record.masked_paths,
            &record.readonly_paths,
        )),
        graph_driver: Some(graph_driver_to_wire(detail.driver, detail.root.as_ref())),
        size_rw: detail
            .sizes
            .as_ref()
            .map(|sizes| bytes_to_wire(sizes.changed_bytes)),
        size_root_fs: detail
            .sizes
            .as_ref()
            .map(|sizes| bytes_to_wire(sizes.total_bytes)),
        mounts: Some(detail.mounts.iter().map(mount_point_to_wire).collect()),
        config: Some(config_to_wire(&record.config)),
        network_settings: Some(network_settings_to_wire(
            state,
            &detail.networks,
            &detail.ports,
        )),
        ..types::ContainerInspectResponse::default()
    }
}

fn state_to_wire(state: &ContainerState, health: Option<&Health>) -> types::ContainerState {
    types::ContainerState {
        status: Some(state.status.as_str().into()),
        // A paused and a restarting container counts as running for clients, as in moby's State.
        running: Some(state.status.is_alive() || state.status == Status::Restarting),
        paused: Some(state.status == Status::Paused),
        restarting: Some(state.status == Status::Restarting),
        oom_killed: Some(state.oom_killed),
        dead: Some(state.status == Status::Dead),
        pid: Some(i64::from(state.pid)),
        exit_code: Some(i64::from(state.exit_code)),
        error: Some(state.error.clone()),
        started_at: Some(moment_to_wire(state.started_at)),
        finished_at: Some(moment_to_wire(state.finished_at)),
        health: health.map(health_state_to_wire),
    }
}

fn health_state_to_wire(health: &Health) -> types::Health {
    match health {
        Health::Starting => types::Health {
            status: Some("starting".into()),
            failing_streak: Some(0),
            log: Some(Vec::new()),
        },
    }
}

/// Where a root's directories are, under the names that overlayfs gives them.
pub(crate) fn graph_driver_to_wire(
    driver: &str,
    root: Option<&RootPaths>,
) -> types::GraphDriverData {
    let mut data = BTreeMap::new();
    if let Some(root) = root {
        let lower: Vec<String> = root.lower.iter().map(|path| text_of(path)).collect();
        for (key, value) in [
            ("LowerDir", lower.join(":")),
            ("MergedDir", text_of(&root.merged)),
            ("UpperDir", text_of(&root.upper)),
            ("WorkDir", text_of(&root.work)),
        ] {
            if !value.is_empty() {
                data.insert(key.to_owned(), value);
            }
        }
    }
    types::GraphDriverData {
        name: driver.to_owned(),
        data,
    }
}

fn network_settings_to_wire(
    state: &ContainerState,
    networks: &BTreeMap<String, ShownEndpoint>,
    ports: &BTreeMap<PortSpec, Vec<PublishedPort>>,
) -> types::NetworkSettings {
    // The flat fields are from before there was more than one network: they are those of the default bridge.
    let bridge = networks
        .get("bridge")
        .map(endpoint_to_wire)
        .unwrap_or_default();
    let or_empty = |text: Option<String>| Some(text.unwrap_or_default());
    types::NetworkSettings {
        bridge: Some(String::new()),
        sandbox_id: Some(state.sandbox_id.clone()),
        hairpin_mode: Some(false),
        link_local_ipv6_address: Some(String::new()),
        link_local_ipv6_prefix_len: Some(0),
        ports: Some(
            ports
                .iter()
                .map(|(port, published)| port_to_wire(*port, published))
                .collect(),
        ),
        // The namespace has no name in the file system: it is held by descriptors only.
        sandbox_key: Some(String::new()),
        secondary_ip_addresses: None,
        secondary_ipv6_addresses: None,
        endpoint_id: or_empty(bridge.endpoint_id),
        gateway: or_empty(bridge.gateway),
        global_ipv6_address: or_empty(bridge.global_ipv6_address),
        global_ipv6_prefix_len: Some(bridge.global_ipv6_prefix_len.unwrap_or_default()),
        ip_address: or_empty(bridge.ip_address),
        ip_prefix_len: Some(bridge.ip_prefix_len.unwrap_or_default()),
        ipv6_gateway: or_empty(bridge.ipv6_gateway),
        mac_address: or_empty(bridge.mac_address),
        networks: Some(endpoints_to_wire(networks)),
    }
}

/// A port that is exposed and not published is `null`.
fn port_to_wire(
    port: PortSpec,
    published: &[PublishedPort],
) -> (String, Option<Vec<types::PortBinding>>) {
    let bindings = published.iter().map(|published| types::PortBinding {
        host_ip: Some(published.host_ip.to_string()),
        host_port: Some(published.host_port.to_string()),
    });
    (
        port.to_string(),
        (!published.is_empty()).then(|| bindings.collect()),
    )
}

/// Writes one line of a list.
pub(crate) fn summary_to_wire(summary: &ContainerSummary) -> types::ContainerSummary {
    let record = &summary.snapshot.record;
    types::ContainerSummary {
        id: Some(record.id.clone()),
        names: Some(vec![format!("/{}", record.name)]),
        image: Some(summary.image.clone()),
        image_id: Some(record.image.to_string()),
        command: Some(summary.command.clone()),
        created: Some(record.created.as_second()),
        ports: Some(summary.ports.iter().map(shown_port_to_wire).collect()),
        // Engines leave a size of zero out.
        size_rw: summary
            .sizes
            .as_ref()
            .map(|sizes| bytes_to_wire(sizes.changed_bytes))
            .filter(|size| *size != 0),
        size_root_fs: summary
            .sizes
            .as_ref()
            .map(|sizes| bytes_to_wire(sizes.total_bytes)),
        labels: Some(record.config.labels.clone()),
        state: Some(summary.snapshot.state.status.as_str().to_owned()),
        status: Some(summary.status.clone()),
        host_config: Some(types::ContainerSummaryHostConfig {
            network_mode: Some(record.host_config.network_mode.to_string()),
        }),
        network_settings: Some(types::ContainerSummaryNetworkSettings {
            networks: Some(endpoints_to_wire(&summary.networks)),
        }),
        mounts: Some(summary.mounts.iter().map(mount_point_to_wire).collect()),
    }
}

fn shown_port_to_wire(shown: &ShownPort) -> types::Port {
    types::Port {
        ip: shown.host.map(|(ip, _)| ip.to_string()),
        private_port: shown.port.port,
        public_port: shown.host.map(|(_, port)| port),
        type_: shown.port.protocol.to_string().as_str().into(),
    }
}

fn text_of(path: &Path) -> String {
    path.display().to_string()
}

/// A size in bytes; no file system holds more than fits.
pub(crate) fn bytes_to_wire(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
