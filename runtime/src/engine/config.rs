//! What the daemon's flags and file say to the engine.

use std::path::PathBuf;

use crate::layers::Driver;
use crate::model::{
    DEFAULT_SHM_BYTES, DefaultIpcMode, LogConfig, LogDriver, SeccompChoice, Ulimit,
};
use crate::network::NetworkConfig;

/// Everything that [`super::Engine::open`] wants to know. Start from [`EngineConfig::new`] and change what differs.
#[derive(Clone, Debug)]
pub struct EngineConfig {
    /// Where images, layers, containers and volumes are kept. Made when missing (0711).
    pub data_root: PathBuf,
    /// Where what belongs to running containers lies. Made when missing (0711); best in a tmpfs.
    pub exec_root: PathBuf,
    /// The `pier-monitor` program.
    pub monitor_program: PathBuf,
    /// The storage driver; `None` takes the best that works.
    pub storage_driver: Option<Driver>,
    /// Networks.
    pub network: NetworkConfig,
    /// What an unset IPC mode becomes, when a create request does not bring its own default.
    pub default_ipc_mode: DefaultIpcMode,
    /// Size of /dev/shm when a container does not say.
    pub default_shm_bytes: i64,
    /// Log driver with options, when a container does not say.
    pub default_log: LogConfig,
    /// `--init`: what an unset `HostConfig.Init` becomes.
    pub init: bool,
    /// `--no-new-privileges`: what the security option is when a container does not say.
    pub no_new_privileges: bool,
    /// `--seccomp-profile`: the filter of containers that bring none.
    pub seccomp: SeccompChoice,
    /// Control group above those of containers that name none; empty is the built-in one.
    pub cgroup_parent: String,
    /// Labels of the daemon, shown by info and events.
    pub labels: Vec<String>,
    /// Containers run on when the daemon is shut down.
    pub live_restore: bool,
    /// Names that `HostConfig.Runtime` may have; all of them are this executor.
    pub runtimes: Vec<String>,
    /// The one of an unset `HostConfig.Runtime`.
    pub default_runtime: String,
    /// `--dns`.
    pub dns: Vec<String>,
    /// `--dns-opt`.
    pub dns_options: Vec<String>,
    /// `--dns-search`.
    pub dns_search: Vec<String>,
    /// `--default-ulimit`.
    pub default_ulimits: Vec<Ulimit>,
    /// The engine's version, for images it makes and for info.
    pub version: String,
}

impl EngineConfig {
    /// The built-in defaults on these roots.
    pub fn new(data_root: PathBuf, exec_root: PathBuf, monitor_program: PathBuf) -> Self {
        Self {
            data_root,
            exec_root,
            monitor_program,
            storage_driver: None,
            network: NetworkConfig::default(),
            default_ipc_mode: DefaultIpcMode::Shareable,
            default_shm_bytes: DEFAULT_SHM_BYTES,
            default_log: LogConfig {
                driver: LogDriver::JsonFile,
                ..LogConfig::default()
            },
            init: false,
            no_new_privileges: false,
            seccomp: SeccompChoice::Default,
            cgroup_parent: String::new(),
            labels: Vec::new(),
            live_restore: false,
            runtimes: vec!["runc".to_owned()],
            default_runtime: "runc".to_owned(),
            dns: Vec::new(),
            dns_options: Vec::new(),
            dns_search: Vec::new(),
            default_ulimits: Vec::new(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// What a reload may change; `None` leaves it.
#[derive(Clone, Debug, Default)]
pub struct Reload {
    /// What an unset IPC mode becomes from now on.
    pub default_ipc_mode: Option<DefaultIpcMode>,
    /// Size of /dev/shm when a container does not say, from now on.
    pub default_shm_bytes: Option<i64>,
    /// Whether containers run on when the daemon is shut down.
    pub live_restore: Option<bool>,
    /// The daemon's labels.
    pub labels: Option<Vec<String>>,
    /// Further attributes for the `reload` event: what changed outside the engine.
    pub attributes: std::collections::BTreeMap<String, String>,
}
