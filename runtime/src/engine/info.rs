//! What the engine says about itself and its host. Nothing here runs a program.

use jiff::Timestamp;

use super::Engine;
use crate::containers::Status;
use crate::model::{DefaultIpcMode, SeccompChoice};

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

/// What does not change while the engine runs.
#[derive(Clone, Debug)]
pub(super) struct HostInfo {
    pub(super) hostname: String,
    pub(super) cpus: usize,
    pub(super) boot_id: String,
    memory_bytes: u64,
    operating_system: String,
    os_version: String,
}

impl HostInfo {
    /// Reads /proc and /etc. Blocking, briefly.
    pub(super) fn read() -> Self {
        let os_release = read("/etc/os-release");
        let field = |name: &str| {
            let value = os_release
                .lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
            value.unwrap_or_default().trim_matches('"').to_owned()
        };
        let memory_kib: u64 = read("/proc/meminfo")
            .lines()
            .find_map(|line| {
                line.strip_prefix("MemTotal:")?
                    .trim()
                    .strip_suffix(" kB")?
                    .parse()
                    .ok()
            })
            .unwrap_or_default();
        Self {
            hostname: read("/proc/sys/kernel/hostname").trim_end().to_owned(),
            cpus: std::thread::available_parallelism().map_or(1, usize::from),
            boot_id: read("/proc/sys/kernel/random/boot_id")
                .trim_end()
                .to_owned(),
            memory_bytes: memory_kib * 1024,
            operating_system: field("PRETTY_NAME"),
            os_version: field("VERSION_ID"),
        }
    }
}

/// A file of the host; one that cannot be read is empty, and the fact it held unknown.
fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

/// Figures that are read anew each time.
struct Momentary {
    ipv4_forwarding: bool,
    bridge_nf_iptables: bool,
    bridge_nf_ip6tables: bool,
    open_files: usize,
    threads: usize,
}

impl Momentary {
    fn read() -> Self {
        let is_on = |path: &str| read(path).trim_end() == "1";
        let entries = |path: &str| std::fs::read_dir(path).map_or(0, Iterator::count);
        Self {
            ipv4_forwarding: is_on("/proc/sys/net/ipv4/ip_forward"),
            bridge_nf_iptables: is_on("/proc/sys/net/bridge/bridge-nf-call-iptables"),
            bridge_nf_ip6tables: is_on("/proc/sys/net/bridge/bridge-nf-call-ip6tables"),
            open_files: entries("/proc/self/fd"),
            threads: entries("/proc/self/task"),
        }
    }
}

impl Engine {
    /// What the engine says about itself and its host. Reads a few files of /proc.
    pub async fn info(&self) -> EngineInfo {
        // Reading /proc does not wait for a disk; the thread is for the directory of descriptors, which may be long.
        let momentary = tokio::task::spawn_blocking(Momentary::read)
            .await
            .unwrap_or(Momentary {
                ipv4_forwarding: false,
                bridge_nf_iptables: false,
                bridge_nf_ip6tables: false,
                open_files: 0,
                threads: 0,
            });
        let (inner, settings) = (&self.inner, self.settings());
        let cgroups = &inner.spec.host.cgroups;
        let is_v2 = cgroups.is_version_2();
        let mut info = EngineInfo {
            id: inner.identity.clone(),
            containers: self.container_counts(),
            images: inner.images.count(),
            driver: inner.layers.driver().as_str(),
            driver_status: vec![("Supports d_type".to_owned(), "true".to_owned())],
            data_root: inner.paths.data_root.clone(),
            kernel_release: inner.spec.host.kernel_release.clone(),
            operating_system: inner.host.operating_system.clone(),
            os_version: inner.host.os_version.clone(),
            architecture: std::env::consts::ARCH,
            hostname: inner.host.hostname.clone(),
            cpus: inner.host.cpus,
            memory_bytes: inner.host.memory_bytes,
            cgroup_driver: "cgroupfs",
            cgroup_version: if is_v2 { 2 } else { 1 },
            memory_limit: cgroups.has("memory"),
            swap_limit: cgroups.has("memory") && std::path::Path::new("/proc/swaps").exists(),
            oom_kill_disable: cgroups.has("memory") && !is_v2,
            kernel_memory: false,
            cpu_cfs: cgroups.has("cpu"),
            cpu_shares: cgroups.has("cpu"),
            cpuset: cgroups.has("cpuset"),
            pids_limit: cgroups.has("pids"),
            ipv4_forwarding: momentary.ipv4_forwarding,
            bridge_nf_iptables: momentary.bridge_nf_iptables,
            bridge_nf_ip6tables: momentary.bridge_nf_ip6tables,
            security_options: self.security_options(),
            default_ipc_mode: settings.default_ipc_mode,
            labels: settings.labels,
            log_driver: inner.config.default_log.driver.to_string(),
            live_restore: settings.live_restore,
            runtimes: inner.config.runtimes.clone(),
            default_runtime: inner.config.default_runtime.clone(),
            open_files: momentary.open_files,
            threads: momentary.threads,
            event_listeners: inner.events.listeners(),
            system_time: Timestamp::now(),
            warnings: Vec::new(),
        };
        info.warnings = missing(&info);
        info
    }

    /// Containers by state.
    pub fn container_counts(&self) -> ContainerCounts {
        let counts = self.inner.containers.counts();
        let of = |status| counts.get(&status).copied().unwrap_or_default();
        // One that is restarting counts as running, as it does elsewhere.
        let running = of(Status::Running) + of(Status::Restarting);
        let (total, paused) = (counts.values().sum(), of(Status::Paused));
        ContainerCounts {
            total,
            running,
            paused,
            stopped: total - running - paused,
        }
    }

    fn security_options(&self) -> Vec<String> {
        let mut options = Vec::new();
        match &self.inner.config.seccomp {
            SeccompChoice::Default => options.push("name=seccomp,profile=default".to_owned()),
            SeccompChoice::Unconfined => options.push("name=seccomp,profile=unconfined".to_owned()),
            SeccompChoice::Profile(_) => options.push("name=seccomp,profile=custom".to_owned()),
        }
        if self.inner.config.no_new_privileges {
            options.push("name=no-new-privileges".to_owned());
        }
        options
    }
}

/// What the host lacks, as other engines word it.
fn missing(info: &EngineInfo) -> Vec<String> {
    [
        (info.memory_limit, "WARNING: No memory limit support"),
        (info.swap_limit, "WARNING: No swap limit support"),
        (info.cpu_cfs, "WARNING: No cpu cfs quota support"),
        (info.cpuset, "WARNING: No cpuset support"),
        (info.pids_limit, "WARNING: No pids limit support"),
        (info.ipv4_forwarding, "WARNING: IPv4 forwarding is disabled"),
    ]
    .into_iter()
    .filter(|(present, _)| !present)
    .map(|(_, warning)| warning.to_owned())
    .collect()
}
