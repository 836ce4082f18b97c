// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::{
    Commit, GenericResources, PluginsInfo, RegistryServiceConfig, Runtime, SwarmInfo,
    SystemInfoCgroupDriver, SystemInfoIsolation,
};

/// What an engine is, holds and can do. The abilities are those of the host's kernel as the engine found them
/// at its start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SystemInfo {
    /// Id of the engine, made when it was first started and kept since.
    pub id: Option<String>,
    /// How many containers there are, in whatever state.
    pub containers: Option<i64>,
    /// How many of them run and are not paused.
    pub containers_running: Option<i64>,
    /// How many of them are paused.
    pub containers_paused: Option<i64>,
    /// How many of them do not run.
    pub containers_stopped: Option<i64>,
    /// How many images there are, those without a name included.
    pub images: Option<i64>,
    /// Which storage driver the engine uses.
    pub driver: Option<String>,
    /// What the storage driver tells about itself: pairs of a name and a value, to be shown in this order.
    pub driver_status: Option<Vec<Vec<String>>>,
    /// Directory in which the engine keeps what must outlast it.
    pub docker_root_dir: Option<String>,
    /// The same kind of pairs, from the stand-alone cluster manager that preceded swarm mode. An engine sends null
    /// or leaves it out.
    pub system_status: Option<Vec<Vec<String>>>,
    /// Names of the drivers that are there, by what they are for.
    pub plugins: Option<PluginsInfo>,
    /// Whether a container's memory can be limited.
    pub memory_limit: Option<bool>,
    /// Whether its swap can be limited.
    pub swap_limit: Option<bool>,
    /// Whether the period of its processor quota can be set.
    pub cpu_cfs_period: Option<bool>,
    /// Whether its processor quota can be set.
    pub cpu_cfs_quota: Option<bool>,
    /// Whether its processor weight can be set.
    pub cpu_shares: Option<bool>,
    /// Whether it can be bound to processors and memory nodes.
    pub cpu_set: Option<bool>,
    /// Whether the killing of its processes at exhausted memory can be turned off.
    pub oom_kill_disable: Option<bool>,
    /// Whether the host forwards IPv4 packets, without which containers do not reach the world outside.
    pub ipv4_forwarding: Option<bool>,
    /// Whether packets on bridges pass the host's IPv4 rules.
    pub bridge_nf_iptables: Option<bool>,
    /// Whether packets on bridges pass the host's IPv6 rules.
    pub bridge_nf_ip6tables: Option<bool>,
    /// Whether the engine runs in debug mode.
    pub debug: Option<bool>,
    /// How many files the engine has open. 0 or absent where it does not count them.
    pub n_fd: Option<i64>,
    /// How many threads of execution the engine has, in its own way of counting.
    pub n_goroutines: Option<i64>,
    /// The host's time, RFC 3339 with nanoseconds.
    pub system_time: Option<String>,
    /// Name of the log driver of containers that ask for none.
    pub logging_driver: Option<String>,
    /// Who makes the cgroups of containers: the engine itself (`cgroupfs`) or systemd.
    pub cgroup_driver: Option<SystemInfoCgroupDriver>,
    /// How many clients watch events now.
    pub n_events_listener: Option<i64>,
    /// Version of the host's kernel. Empty or `<unknown>` when it cannot be read.
    pub kernel_version: Option<String>,
    /// What the host runs, as text for people: a distribution and its release.
    pub operating_system: Option<String>,
    /// Kind of operating system that containers run on: `linux` or `windows`.
    pub os_type: Option<String>,
    /// The host's processor, as the kernel names it: `x86_64`, `aarch64`.
    pub architecture: Option<String>,
    /// How many processors the engine can use.
    pub ncpu: Option<i64>,
    /// The host's memory, in bytes.
    pub mem_total: Option<i64>,
    /// Address of the registry that is meant when a name has none, as used for searches and credentials.
    pub index_server_address: Option<String>,
    /// How the engine deals with registries.
    pub registry_config: Option<RegistryServiceConfig>,
    /// What the node offers to swarm tasks beside processor and memory; null when nothing.
    pub generic_resources: Option<GenericResources>,
    /// Proxy that the engine uses for HTTP. Empty means none; a password in it is not shown.
    pub http_proxy: Option<String>,
    /// Proxy that the engine uses for HTTPS. Empty means none; a password in it is not shown.
    pub https_proxy: Option<String>,
    /// Hosts that the engine reaches without a proxy, separated by commas. Empty means none.
    pub no_proxy: Option<String>,
    /// Host name of the host.
    pub name: Option<String>,
    /// Labels that the engine was started with, as `key=value`.
    pub labels: Option<Vec<String>>,
    /// Whether the engine runs in experimental mode.
    pub experimental_build: Option<bool>,
    /// Version of the engine.
    pub server_version: Option<String>,
    /// Address of the key-value store that several engines share, an older way to join networks. Empty or absent
    /// means none.
    pub cluster_store: Option<String>,
    /// Address under which this engine is known in that store. Empty or absent means none.
    pub cluster_advertise: Option<String>,
    /// The OCI runtimes that are configured, by name.
    pub runtimes: Option<BTreeMap<String, Runtime>>,
    /// Name of the runtime of containers that ask for none.
    pub default_runtime: Option<String>,
    /// The engine's part in a swarm.
    pub swarm: Option<SwarmInfo>,
    /// Whether containers keep running while the engine is stopped.
    pub live_restore_enabled: Option<bool>,
    /// How containers are isolated that do not say so (Windows only). Empty elsewhere.
    pub isolation: Option<SystemInfoIsolation>,
    /// Name of the init program that `Init` of a container runs.
    pub init_binary: Option<String>,
    /// Version of containerd, where the engine uses it.
    pub containerd_commit: Option<Commit>,
    /// Version of the default runtime, where it is runc.
    pub runc_commit: Option<Commit>,
    /// Version of the init program.
    pub init_commit: Option<Commit>,
    /// Security modules in force, each as `name=NAME` with further `key=value` parts:
    /// `name=seccomp,profile=default`, `name=apparmor`, `name=selinux`, `name=userns`.
    pub security_options: Option<Vec<String>>,
    /// Whether a container's kernel memory can be limited.
    ///
    /// Not as published: Left out by the published document; engines have always sent it (seen on dockerd 20.10
    /// asked for API 1.32).
    pub kernel_memory: Option<bool>,
    /// Whether the number of its processes can be limited.
    ///
    /// Not as published: Left out by the published document; engines have always sent it (seen on dockerd 20.10
    /// asked for API 1.32).
    pub pids_limit: Option<bool>,
    /// Release number of what the host runs. Empty when it cannot be read.
    ///
    /// Not as published: Came with a later version; engines send it whatever version the client asks for (seen on
    /// dockerd 20.10 asked for API 1.32).
    ///
    /// Since version 1.39.
    pub os_version: Option<String>,
    /// Version of the host's cgroup hierarchy, `1` or `2`.
    ///
    /// Not as published: Came with a later version; engines send it whatever version the client asks for (seen on
    /// dockerd 20.10 asked for API 1.32).
    ///
    /// Since version 1.41.
    pub cgroup_version: Option<String>,
    /// What the engine would like to warn about: missing abilities, insecure settings. null or empty when there is
    /// nothing.
    ///
    /// Not as published: Came with a later version; engines send it whatever version the client asks for (seen on
    /// dockerd 20.10 asked for API 1.32).
    ///
    /// Since version 1.39.
    pub warnings: Option<Vec<String>>,
}

impl data::Object for SystemInfo {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ID" => slot.into(&mut self.id),
            "Containers" => slot.into(&mut self.containers),
            "ContainersRunning" => slot.into(&mut self.containers_running),
            "ContainersPaused" => slot.into(&mut self.containers_paused),
            "ContainersStopped" => slot.into(&mut self.containers_stopped),
            "Images" => slot.into(&mut self.images),
            "Driver" => slot.into(&mut self.driver),
            "DriverStatus" => slot.into(&mut self.driver_status),
            "DockerRootDir" => slot.into(&mut self.docker_root_dir),
            "SystemStatus" => slot.into(&mut self.system_status),
            "Plugins" => slot.into(&mut self.plugins),
            "MemoryLimit" => slot.into(&mut self.memory_limit),
            "SwapLimit" => slot.into(&mut self.swap_limit),
            "CpuCfsPeriod" => slot.into(&mut self.cpu_cfs_period),
            "CpuCfsQuota" => slot.into(&mut self.cpu_cfs_quota),
            "CPUShares" => slot.into(&mut self.cpu_shares),
            "CPUSet" => slot.into(&mut self.cpu_set),
            "OomKillDisable" => slot.into(&mut self.oom_kill_disable),
            "IPv4Forwarding" => slot.into(&mut self.ipv4_forwarding),
            "BridgeNfIptables" => slot.into(&mut self.bridge_nf_iptables),
            "BridgeNfIp6tables" => slot.into(&mut self.bridge_nf_ip6tables),
            "Debug" => slot.into(&mut self.debug),
            "NFd" => slot.into(&mut self.n_fd),
            "NGoroutines" => slot.into(&mut self.n_goroutines),
            "SystemTime" => slot.into(&mut self.system_time),
            "LoggingDriver" => slot.into(&mut self.logging_driver),
            "CgroupDriver" => slot.into(&mut self.cgroup_driver),
            "NEventsListener" => slot.into(&mut self.n_events_listener),
            "KernelVersion" => slot.into(&mut self.kernel_version),
            "OperatingSystem" => slot.into(&mut self.operating_system),
            "OSType" => slot.into(&mut self.os_type),
            "Architecture" => slot.into(&mut self.architecture),
            "NCPU" => slot.into(&mut self.ncpu),
            "MemTotal" => slot.into(&mut self.mem_total),
            "IndexServerAddress" => slot.into(&mut self.index_server_address),
            "RegistryConfig" => slot.into(&mut self.registry_config),
            "GenericResources" => slot.into(&mut self.generic_resources),
            "HttpProxy" => slot.into(&mut self.http_proxy),
            "HttpsProxy" => slot.into(&mut self.https_proxy),
            "NoProxy" => slot.into(&mut self.no_proxy),
            "Name" => slot.into(&mut self.name),
            "Labels" => slot.into(&mut self.labels),
            "ExperimentalBuild" => slot.into(&mut self.experimental_build),
            "ServerVersion" => slot.into(&mut self.server_version),
            "ClusterStore" => slot.into(&mut self.cluster_store),
            "ClusterAdvertise" => slot.into(&mut self.cluster_advertise),
            "Runtimes" => slot.into(&mut self.runtimes),
            "DefaultRuntime" => slot.into(&mut self.default_runtime),
            "Swarm" => slot.into(&mut self.swarm),
            "LiveRestoreEnabled" => slot.into(&mut self.live_restore_enabled),
            "Isolation" => slot.into(&mut self.isolation),
            "InitBinary" => slot.into(&mut self.init_binary),
            "ContainerdCommit" => slot.into(&mut self.containerd_commit),
            "RuncCommit" => slot.into(&mut self.runc_commit),
            "InitCommit" => slot.into(&mut self.init_commit),
            "SecurityOptions" => slot.into(&mut self.security_options),
            "KernelMemory" => slot.into(&mut self.kernel_memory),
            "PidsLimit" => slot.into(&mut self.pids_limit),
            "OSVersion" => slot.into(&mut self.os_version),
            "CgroupVersion" => slot.into(&mut self.cgroup_version),
            "Warnings" => slot.into(&mut self.warnings),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ID", &self.id);
        members.given("Containers", &self.containers);
        members.given("ContainersRunning", &self.containers_running);
        members.given("ContainersPaused", &self.containers_paused);
        members.given("ContainersStopped", &self.containers_stopped);
        members.given("Images", &self.images);
        members.given("Driver", &self.driver);
        members.given("DriverStatus", &self.driver_status);
        members.given("DockerRootDir", &self.docker_root_dir);
        members.given("SystemStatus", &self.system_status);
        members.given("Plugins", &self.plugins);
        members.given("MemoryLimit", &self.memory_limit);
        members.given("SwapLimit", &self.swap_limit);
        members.given("CpuCfsPeriod", &self.cpu_cfs_period);
        members.given("CpuCfsQuota", &self.cpu_cfs_quota);
        members.given("CPUShares", &self.cpu_shares);
        members.given("CPUSet", &self.cpu_set);
        members.given("OomKillDisable", &self.oom_kill_disable);
        members.given("IPv4Forwarding", &self.ipv4_forwarding);
        members.given("BridgeNfIptables", &self.bridge_nf_iptables);
        members.given("BridgeNfIp6tables", &self.bridge_nf_ip6tables);
        members.given("Debug", &self.debug);
        members.given("NFd", &self.n_fd);
        members.given("NGoroutines", &self.n_goroutines);
        members.given("SystemTime", &self.system_time);
        members.given("LoggingDriver", &self.logging_driver);
        members.given("CgroupDriver", &self.cgroup_driver);
        members.given("NEventsListener", &self.n_events_listener);
        members.given("KernelVersion", &self.kernel_version);
        members.given("OperatingSystem", &self.operating_system);
        members.given("OSType", &self.os_type);
        members.given("Architecture", &self.architecture);
        members.given("NCPU", &self.ncpu);
        members.given("MemTotal", &self.mem_total);
        members.given("IndexServerAddress", &self.index_server_address);
        members.given("RegistryConfig", &self.registry_config);
        members.always("GenericResources", &self.generic_resources);
        members.given("HttpProxy", &self.http_proxy);
        members.given("HttpsProxy", &self.https_proxy);
        members.given("NoProxy", &self.no_proxy);
        members.given("Name", &self.name);
        members.given("Labels", &self.labels);
        members.given("ExperimentalBuild", &self.experimental_build);
        members.given("ServerVersion", &self.server_version);
        members.given("ClusterStore", &self.cluster_store);
        members.given("ClusterAdvertise", &self.cluster_advertise);
        members.given("Runtimes", &self.runtimes);
        members.given("DefaultRuntime", &self.default_runtime);
        members.given("Swarm", &self.swarm);
        members.given("LiveRestoreEnabled", &self.live_restore_enabled);
        members.given("Isolation", &self.isolation);
        members.given("InitBinary", &self.init_binary);
        members.given("ContainerdCommit", &self.containerd_commit);
        members.given("RuncCommit", &self.runc_commit);
        members.given("InitCommit", &self.init_commit);
        members.given("SecurityOptions", &self.security_options);
        members.given("KernelMemory", &self.kernel_memory);
        members.given("PidsLimit", &self.pids_limit);
        members.given("OSVersion", &self.os_version);
        members.given("CgroupVersion", &self.cgroup_version);
        members.always("Warnings", &self.warnings);
    }
}

pierhead_support::object!(SystemInfo);
