//! The daemon's settings in the engine's terms.

use std::path::PathBuf;

use pierhead_runtime::engine::EngineConfig;
use pierhead_runtime::layers::Driver;
use pierhead_runtime::model::{LogConfig, ModelError, SeccompChoice};
use pierhead_runtime::network::{BridgeChoice, NetworkConfig, NetworkError, parse_bip};
use thiserror::Error;

use crate::config::{BUILT_IN_RUNTIME, Bridge, BridgeSettings, RUNTIME_ALIASES, Settings};

/// The program that watches containers, beside this one.
const MONITOR: &str = "pier-monitor";

/// Why settings make no engine.
#[derive(Debug, Error)]
pub(crate) enum EngineConfigError {
    /// The network's part.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// The default log.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The seccomp profile cannot be read.
    #[error("cannot read the seccomp profile {path}")]
    SeccompProfile {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// It is not known where this program lies.
    #[error("cannot find {MONITOR}, which lies beside pierd")]
    Monitor(#[source] std::io::Error),
}

/// Turns settings into the engine's configuration. Reads the seccomp profile, once, before anything is served.
pub(crate) fn from_settings(settings: &Settings) -> Result<EngineConfig, EngineConfigError> {
    let mut config = EngineConfig::new(
        settings.data_root.clone(),
        settings.exec_root.clone(),
        monitor_program()?,
    );
    config.storage_driver = settings.storage_driver.as_deref().map(|name| match name {
        "vfs" => Driver::Vfs,
        _ => Driver::Overlay,
    });
    config.network = network_config(&settings.bridge)?;
    config.default_ipc_mode = settings.reloadable.default_ipc_mode;
    config.default_shm_bytes =
        i64::try_from(settings.reloadable.default_shm_bytes).unwrap_or(i64::MAX);
    config.default_log = LogConfig {
        driver: settings.log_driver.parse()?,
        options: settings.log_options.clone(),
    };
    config.default_log.json_file_options()?;
    config.init = settings.init;
    config.no_new_privileges = settings.no_new_privileges;
    config.seccomp = seccomp(&settings.seccomp_profile)?;
    config.cgroup_parent = settings.cgroup_parent.clone();
    config.labels = settings.reloadable.labels.clone();
    config.live_restore = settings.reloadable.live_restore;
    config.dns = settings.resolver.servers.clone();
    config.dns_options = settings.resolver.options.clone();
    config.dns_search = settings.resolver.search.clone();
    config.runtimes = runtime_names(settings);
    config.version = env!("CARGO_PKG_VERSION").to_owned();
    Ok(config)
}

fn monitor_program() -> Result<PathBuf, EngineConfigError> {
    let own = std::env::current_exe().map_err(EngineConfigError::Monitor)?;
    Ok(own.with_file_name(MONITOR))
}

fn network_config(bridge: &BridgeSettings) -> Result<NetworkConfig, EngineConfigError> {
    let config = NetworkConfig {
        bridge: match &bridge.bridge {
            Bridge::Own => BridgeChoice::default(),
            Bridge::Existing(name) => BridgeChoice::parse(name)?,
            Bridge::Absent => BridgeChoice::Disabled,
        },
        bip: bridge.address.as_deref().map(parse_bip).transpose()?,
        iptables: bridge.packet_filter,
        ip_masq: bridge.masquerade,
        ip_forward: bridge.forward,
        icc: bridge.between_containers,
        default_host_ip: bridge.publish_on,
        mtu: bridge.mtu_bytes,
        ..NetworkConfig::default()
    };
    config.validate()?;
    Ok(config)
}

fn seccomp(profile: &str) -> Result<SeccompChoice, EngineConfigError> {
    match profile {
        "" => Ok(SeccompChoice::Default),
        "unconfined" => Ok(SeccompChoice::Unconfined),
        path => match std::fs::read_to_string(path) {
            Ok(json) => Ok(SeccompChoice::Profile(json)),
            Err(source) => Err(EngineConfigError::SeccompProfile {
                path: path.to_owned(),
                source,
            }),
        },
    }
}

/// The built-in executor answers to every name that clients and configurations use for the default runtime.
fn runtime_names(settings: &Settings) -> Vec<String> {
    let mut names: Vec<String> = RUNTIME_ALIASES
        .iter()
        .copied()
        .chain([BUILT_IN_RUNTIME])
        .map(str::to_owned)
        .collect();
    names.extend(settings.runtimes.iter().map(|runtime| runtime.name.clone()));
    names.sort_unstable();
    names.dedup();
    names
}
