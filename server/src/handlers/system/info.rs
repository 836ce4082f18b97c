//! Figures and facts.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use pierhead_api::types;
use pierhead_runtime::engine::EngineInfo;

use crate::app::App;
use crate::convert::container::bytes_to_wire;
use crate::error::Fault;

/// `SystemInfo`.
pub(crate) async fn info(app: &App) -> Result<types::SystemInfo, Fault> {
    let info = app.engine.info().await;
    let debug = app.facts.debug.load(Ordering::Relaxed);
    Ok(info_to_wire(info, app.facts.experimental, debug))
}

fn info_to_wire(info: EngineInfo, experimental: bool, debug: bool) -> types::SystemInfo {
    // Counts of files, threads and containers are far below what fits.
    let count = |value: usize| Some(i64::try_from(value).unwrap_or(i64::MAX));
    let no_commit = || {
        Some(types::Commit {
            id: Some(String::new()),
            expected: Some(String::new()),
        })
    };
    types::SystemInfo {
        id: Some(info.id),
        containers: count(info.containers.total),
        containers_running: count(info.containers.running),
        containers_paused: count(info.containers.paused),
        containers_stopped: count(info.containers.stopped),
        images: count(info.images),
        driver: Some(info.driver.to_owned()),
        driver_status: Some(
            info.driver_status
                .into_iter()
                .map(|(name, value)| vec![name, value])
                .collect(),
        ),
        docker_root_dir: Some(info.data_root.display().to_string()),
        plugins: Some(types::PluginsInfo {
            volume: Some(vec!["local".to_owned()]),
            network: Some(["bridge", "host", "null"].map(str::to_owned).to_vec()),
            authorization: None,
            log: Some(["json-file", "none"].map(str::to_owned).to_vec()),
        }),
        memory_limit: Some(info.memory_limit),
        swap_limit: Some(info.swap_limit),
        kernel_memory: Some(info.kernel_memory),
        cpu_cfs_period: Some(info.cpu_cfs),
        cpu_cfs_quota: Some(info.cpu_cfs),
        cpu_shares: Some(info.cpu_shares),
        cpu_set: Some(info.cpuset),
        pids_limit: Some(info.pids_limit),
        oom_kill_disable: Some(info.oom_kill_disable),
        ipv4_forwarding: Some(info.ipv4_forwarding),
        bridge_nf_iptables: Some(info.bridge_nf_iptables),
        bridge_nf_ip6tables: Some(info.bridge_nf_ip6tables),
        debug: Some(debug),
        n_fd: count(info.open_files),
        n_goroutines: count(info.threads),
        system_time: Some(info.system_time.to_string()),
        logging_driver: Some(info.log_driver),
        cgroup_driver: Some(info.cgroup_driver.into()),
        cgroup_version: Some(info.cgroup_version.to_string()),
        n_events_listener: count(info.event_listeners),
        kernel_version: Some(info.kernel_release),
        operating_system: Some(info.operating_system),
        os_version: Some(info.os_version),
        os_type: Some("linux".to_owned()),
        architecture: Some(info.architecture.to_owned()),
        ncpu: count(info.cpus),
        mem_total: Some(bytes_to_wire(info.memory_bytes)),
        index_server_address: Some("https://index.docker.io/v1/".to_owned()),
        registry_config: Some(registry_config()),
        generic_resources: None,
        http_proxy: Some(String::new()),
        https_proxy: Some(String::new()),
        no_proxy: Some(String::new()),
        name: Some(info.hostname),
        labels: Some(info.labels),
        experimental_build: Some(experimental),
        server_version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        runtimes: Some(
            info.runtimes
                .into_iter()
                .map(|name| (name, runtime()))
                .collect(),
        ),
        default_runtime: Some(info.default_runtime),
        swarm: Some(types::SwarmInfo {
            node_id: Some(String::new()),
            node_addr: Some(String::new()),
            local_node_state: Some("inactive".into()),
            control_available: Some(false),
            error: Some(String::new()),
            remote_managers: None,
            ..types::SwarmInfo::default()
        }),
        live_restore_enabled: Some(info.live_restore),
        isolation: Some("".into()),
        init_binary: Some(String::new()),
        containerd_commit: no_commit(),
        runc_commit: no_commit(),
        init_commit: no_commit(),
        security_options: Some(info.security_options),
        warnings: (!info.warnings.is_empty()).then_some(info.warnings),
        ..types::SystemInfo::default()
    }
}

/// Every runtime's name means the built-in executor, which is no program of its own.
fn runtime() -> types::Runtime {
    types::Runtime {
        path: Some("pier-monitor".to_owned()),
        runtime_args: None,
    }
}

fn registry_config() -> types::RegistryServiceConfig {
    let official = types::IndexInfo {
        name: Some("docker.io".to_owned()),
        mirrors: Some(Vec::new()),
        secure: Some(true),
        official: Some(true),
    };
    types::RegistryServiceConfig {
        allow_nondistributable_artifacts_cidrs: Some(Vec::new()),
        allow_nondistributable_artifacts_hostnames: Some(Vec::new()),
        insecure_registry_cidrs: Some(vec!["127.0.0.0/8".to_owned()]),
        index_configs: Some(BTreeMap::from([("docker.io".to_owned(), Some(official))])),
        mirrors: Some(Vec::new()),
    }
}
