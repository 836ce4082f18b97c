//! What the engine says about itself and its host. Nothing here runs a program.

use jiff::Timestamp;

use super::Engine;
use crate::model::DefaultIpcMode;

/// This engine's name among engines: made once per data root.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub(super) id: String,
}

/// Containers by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ContainerCounts {
    /// All of them.
    pub total: usize,
    /// Running.
    pub running: usize,
    /// Paused.
    pub paused: usize,
    /// Neither.
    pub stopped: usize,
}

/// Figures and facts.
#[derive(Clone, Debug)]
pub struct EngineInfo {
    /// This engine's id; the same after every restart on this data root.
    pub id: String,
    /// Containers by state.
    pub containers: ContainerCounts,
    /// Images.
    pub images: usize,
    /// Storage driver.
    pub driver: &'static str,
    /// Facts about it, name and value.
    pub driver_status: Vec<(String, String)>,
    /// The data root.
    pub data_root: std::path::PathBuf,
    /// Kernel release, `uname -r`.
    pub kernel_release: String,
    /// The distribution, from os-release.
    pub operating_system: String,
    /// Its version, from os-release.
    pub os_version: String,
    /// The processor, `x86_64`.
    pub architecture: &'static str,
    /// Host name.
    pub hostname: String,
    /// CPUs the daemon may use.
    pub cpus: usize,
    /// Memory of the host in bytes.
    pub memory_bytes: u64,
    /// `cgroupfs`: the engine writes the groups itself.
    pub cgroup_driver: &'static str,
    /// 1 or 2.
    pub cgroup_version: u8,
    /// Whether memory can be limited.
    pub memory_limit: bool,
    /// Whether swap can be limited.
    pub swap_limit: bool,
    /// Whether the OOM killer can be turned off.
    pub oom_kill_disable: bool,
    /// Whether kernel memory can be limited.
    pub kernel_memory: bool,
    /// Whether CPU periods and quotas work.
    pub cpu_cfs: bool,
    /// Whether CPU shares work.
    pub cpu_shares: bool,
    /// Whether containers can be bound to CPUs.
    pub cpuset: bool,
    /// Whether processes can be limited.
    pub pids_limit: bool,
    /// Whether IPv4 is forwarded.
    pub ipv4_forwarding: bool,
    /// Whether bridged packets pass iptables.
    pub bridge_nf_iptables: bool,
    /// Whether bridged packets pass ip6tables.
    pub bridge_nf_ip6tables: bool,
    /// `name=seccomp,profile=default` …
    pub security_options: Vec<String>,
    /// What an unset IPC mode becomes.
    pub default_ipc_mode: DefaultIpcMode,
    /// Labels of the daemon.
    pub labels: Vec<String>,
    /// Default log driver.
    pub log_driver: String,
    /// Whether containers outlive an orderly shutdown.
    pub live_restore: bool,
    /// Names of runtimes; all are the built-in executor.
    pub runtimes: Vec<String>,
    /// The default one.
    pub default_runtime: String,
    /// Open descriptors of the daemon.
    pub open_files: usize,
    /// Threads of the daemon.
    pub threads: usize,
    /// Clients listening to events.
    pub event_listeners: usize,
    /// Now.
    pub system_time: Timestamp,
    /// What the host lacks, a sentence each.
    pub warnings: Vec<String>,
}

impl Engine {
    /// What the engine says about itself and its host. Reads a few files of /proc.
    pub async fn info(&self) -> EngineInfo {
        unreachable!("filled in next")
    }
}
