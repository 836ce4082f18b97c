// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::{
    DeviceMapping, HostConfigIsolation, LogConfig, Mount, PortMap, RestartPolicy,
    ThrottleDevice, Ulimit, WeightDevice,
};

/// How the host treats a container: its limits, mounts, namespaces, networks, privileges, log and restart
/// policy. Everything here is about one host and one container, as opposed to the container's own
/// configuration, which could come from an image.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HostConfig {
    /// Weight of the container when processor time is scarce, relative to others; 0 means the kernel's default of
    /// 1024, and the least is 2.
    pub cpu_shares: Option<i64>,
    /// The most memory the container may use, in bytes. 0 means no limit; less than 4 MiB is refused.
    pub memory: Option<i64>,
    /// Path of the cgroup below which the container's own is made; a relative one is taken from the engine's. Empty
    /// means the engine's default (`/docker`, or a slice under systemd).
    pub cgroup_parent: Option<String>,
    /// Share of the disks' time relative to other containers, from 10 to 1000. 0 means the kernel's default.
    pub blkio_weight: Option<i64>,
    /// Shares for single block devices, in place of `BlkioWeight`.
    pub blkio_weight_device: Option<Vec<WeightDevice>>,
    /// Bounds for reading from block devices, in bytes per second.
    pub blkio_device_read_bps: Option<Vec<ThrottleDevice>>,
    /// Bounds for writing to block devices, in bytes per second.
    pub blkio_device_write_bps: Option<Vec<ThrottleDevice>>,
    /// Bounds for reading from block devices, in operations per second.
    pub blkio_device_read_iops: Option<Vec<ThrottleDevice>>,
    /// Bounds for writing to block devices, in operations per second.
    pub blkio_device_write_iops: Option<Vec<ThrottleDevice>>,
    /// Length of the period in which `CpuQuota` counts, in microseconds, from 1000 to 1000000. 0 means the kernel's
    /// default of 100000.
    pub cpu_period: Option<i64>,
    /// Processor time that the container may use in each period, in microseconds, at least 1000; with several
    /// processors it may exceed the period. 0 means no limit.
    pub cpu_quota: Option<i64>,
    /// Length of the period of the real-time scheduler, in microseconds. 0 sets nothing.
    pub cpu_realtime_period: Option<i64>,
    /// Real-time processor time in each such period, in microseconds. 0 gives none.
    pub cpu_realtime_runtime: Option<i64>,
    /// The processors the container may run on, as a list of numbers and ranges: `0-2,4`. Empty means all.
    pub cpuset_cpus: Option<String>,
    /// The memory nodes it may allocate from, in the same notation; meant for NUMA hosts. Empty means all.
    pub cpuset_mems: Option<String>,
    /// Devices of the host that the container gets.
    pub devices: Option<Vec<DeviceMapping>>,
    /// Rules for devices by number, in the kernel's notation: `c 13:* rwm`. They permit the use but make no node.
    pub device_cgroup_rules: Option<Vec<String>>,
    /// The most disk space the container may use, in bytes. No engine on Linux acts on it.
    pub disk_quota: Option<i64>,
    /// Memory in bytes to which the container is pressed back when the host runs short. Must be below `Memory`; 0
    /// means none.
    pub memory_reservation: Option<i64>,
    /// Memory and swap together, in bytes, so never below `Memory`. -1 means unlimited swap; 0 means twice
    /// `Memory`; without `Memory` it must not be set.
    pub memory_swap: Option<i64>,
    /// How readily the kernel swaps the container's pages, from 0 to 100. null or -1 leaves the host's value.
    pub memory_swappiness: Option<i64>,
    /// How many processors' time the container may use, in billionths: 500000000 is half a processor. Another way
    /// to say `CpuQuota`, not to be used with it. 0 means no limit.
    pub nano_cpus: Option<i64>,
    /// Do not kill processes when the container's memory is exhausted, let them wait. Wise only together with
    /// `Memory`. null means false.
    pub oom_kill_disable: Option<bool>,
    /// How many processes and threads the container may have. 0, -1 and null mean no limit.
    pub pids_limit: Option<i64>,
    /// Limits for each single process. A limit not named here has the engine's default.
    pub ulimits: Option<Vec<Ulimit>>,
    /// Number of processors (Windows only). 0 means all.
    pub cpu_count: Option<i64>,
    /// Share of the processors' time in percent (Windows only). 0 means no limit.
    pub cpu_percent: Option<i64>,
    /// The most operations per second on the system drive (Windows only). 0 means no limit.
    pub io_maximum_iops: Option<i64>,
    /// The most bytes per second to and from the system drive (Windows only). 0 means no limit.
    pub io_maximum_bandwidth: Option<i64>,
    /// The most memory the kernel may use for the container, in bytes. 0 means no limit of its own. Kernels of
    /// today no longer honour it.
    ///
    /// Not as published: In the document of 2017, dropped later; engines of that time take it and dockerd 20.10
    /// still sends it.
    ///
    /// Until version 1.41.
    pub kernel_memory: Option<i64>,
    /// Volumes and paths of the host to mount, each as `source:target[:options]`. A source that begins with `/` is
    /// a path on the host, made as a directory if it is missing; anything else is the name of a volume, made if it
    /// is missing. The target is an absolute path in the container. Options, separated by commas: `ro` or `rw` (the
    /// default), `nocopy` (do not fill a new volume from the image), `z` or `Z` (SELinux label, shared or private),
    /// and for paths a propagation such as `rslave`.
    pub binds: Option<Vec<String>>,
    /// Path of a file on the client's machine into which the client writes the new id. The engine only stores the
    /// path.
    pub container_id_file: Option<String>,
    /// Where the container's output goes. Absent means the engine's default driver and options.
    pub log_config: Option<LogConfig>,
    /// The network that the container is connected to at its start. Empty or `default` means the engine's own
    /// bridge.
    ///
    /// - `bridge`: the engine's own bridge.
    /// - `host`: no network namespace of its own; the host's interfaces, ports and addresses.
    /// - `none`: a namespace with nothing but the loopback interface.
    /// - `container:NAME`: the network namespace of another container, which must run.
    /// - anything else: the name or id of a network made by a user.
    pub network_mode: Option<String>,
    /// Which ports of the container are published on which ports of the host. Empty or null means none. Not
    /// possible with the network modes `host` and `container:NAME`.
    ///
    /// Not as published: Published as a map to one binding; every engine reads and writes a map to a list of
    /// bindings (moby 35578).
    pub port_bindings: Option<PortMap>,
    /// Whether to start the container again after it ended. Absent means never.
    pub restart_policy: Option<RestartPolicy>,
    /// Remove the container with its anonymous volumes as soon as it ends. Not possible together with a restart
    /// policy.
    pub auto_remove: Option<bool>,
    /// Driver for the volumes that `Binds` and the image cause to be made. Empty means `local`.
    pub volume_driver: Option<String>,
    /// Containers whose mounts this one takes over, as `NAME[:ro|rw]`. Without the suffix each mount keeps its
    /// mode.
    pub volumes_from: Option<Vec<String>>,
    /// Mounts, part by part; the newer way to say what `Binds` and `Tmpfs` say. Both may be used at once, for
    /// different targets.
    pub mounts: Option<Vec<Mount>>,
    /// Kernel capabilities to give in addition to the default ones, with or without `CAP_`; `ALL` gives every one.
    pub cap_add: Option<Vec<String>>,
    /// Kernel capabilities to take away from the default ones; `ALL` leaves only what `CapAdd` names.
    pub cap_drop: Option<Vec<String>>,
    /// Addresses of name servers. Empty means the host's, or the engine's built-in one on a network made by a user.
    pub dns: Option<Vec<String>>,
    /// Options for `/etc/resolv.conf`, such as `ndots:2`. Empty means the host's.
    pub dns_options: Option<Vec<String>>,
    /// Domains in which short names are looked up. Empty means the host's; a single `.` means none.
    pub dns_search: Option<Vec<String>>,
    /// Lines for `/etc/hosts`, each as `name:address`.
    pub extra_hosts: Option<Vec<String>>,
    /// Further groups of the container's process, by name or number.
    pub group_add: Option<Vec<String>>,
    /// Which IPC namespace the container lives in, and what is mounted at `/dev/shm` in it. The namespace holds
    /// System V shared memory, semaphores and message queues, and POSIX message queues (`/dev/mqueue`, which is
    /// mounted in every mode); the POSIX shared memory that programs open with `shm_open` is the file system at
    /// `/dev/shm`.
    ///
    /// | value | IPC namespace | `/dev/shm` | can others join it? |
    /// |---|---|---|---|
    /// | `none` | its own | not mounted | no |
    /// | `private` | its own | a tmpfs of its own, which the host cannot see either | no |
    /// | `shareable` | its own | a tmpfs that the engine keeps on the host and mounts into the container | yes |
    /// | `container:NAME` | that of the container with this name or id, the *donor* | the donor's | yes, and they are then in the same one |
    /// | `host` | the host's | the host's | yes, by way of `container:` or of `host`; it is the host's in both cases |
    ///
    /// **Default.** Absent, null or empty means the default of the engine, which is written into the configuration
    /// when the container is created: an answer always shows a value. The engine's default is set by its flag or
    /// configuration key `default-ipc-mode`, and only `shareable` and `private` are accepted for it. Where it is
    /// not set, it is `shareable` for requests up to version 1.39 and `private` from 1.40 on. A container stored by
    /// an engine that did not know these modes has an empty one, and counts as shareable.
    ///
    /// **Joining.** The value `container:NAME` is kept as given, and resolved at each start. The donor must be
    /// running then (paused counts as running, restarting does not), and its mode must be `shareable` or `host`, or
    /// `container:` with a donor to which the same applies. The joiner's own `ShmSize` has no effect. When the
    /// donor ends, its joiners keep the namespace and the memory; when the donor is started again, it has new ones,
    /// and the joiners stay in the old until they are restarted too.
    ///
    /// **Refused.** At creation: a word that is none of the five, and `container:` without a name (400); a donor
    /// that does not exist (404). A donor that can never be joined, `none` or `private`, brings a warning at
    /// creation. At the start: a donor that is not running, that is restarting, or that is not shareable, with a
    /// message that begins `can't join IPC of container`; and `host` when the host has no `/dev/shm`.
    ///
    /// **`/dev/shm` in detail.** Its size is `ShmSize` for `private` and `shareable`, its options are `nosuid`,
    /// `nodev` and `noexec`, its mode is 1777, and it stays writable when `ReadonlyRootfs` is set. A mount at
    /// `/dev/shm` that the user asks for takes its place in every mode and keeps its own size and options; in a
    /// shareable container that mount is what joiners see.
    pub ipc_mode: Option<String>,
    /// Cgroup whose settings the container shares, `container:NAME`. Empty means one of its own; engines accept
    /// nothing else any more.
    pub cgroup: Option<String>,
    /// Containers that this one reaches under an alias, as `NAME:alias`. On the engine's own bridge it also sets
    /// environment variables; on other networks it is a name only.
    pub links: Option<Vec<String>>,
    /// How willingly the kernel kills the container's processes when the host runs out of memory, from -1000
    /// (never) to 1000 (first).
    pub oom_score_adj: Option<i64>,
    /// Which process id namespace the container lives in: empty for its own, `host` for the host's,
    /// `container:NAME` for that of another container, which must run.
    pub pid_mode: Option<String>,
    /// Give the container everything the engine itself may do: all capabilities and devices, no seccomp or AppArmor
    /// profile, `/sys` writable.
    pub privileged: Option<bool>,
    /// Publish every exposed port on a port of the host that the engine picks.
    pub publish_all_ports: Option<bool>,
    /// Mount the container's root file system read-only. Volumes, tmpfs mounts and `/dev/shm` stay writable.
    pub readonly_rootfs: Option<bool>,
    /// Settings for the security modules: `seccomp=PROFILE` (JSON, or `unconfined`), `apparmor=NAME`, `label=…` for
    /// SELinux, `no-new-privileges`.
    pub security_opt: Option<Vec<String>>,
    /// Options for the storage driver, by name; `size` (`120G`) bounds the container's file system where the driver
    /// can.
    pub storage_opt: Option<BTreeMap<String, String>>,
    /// Memory file systems to mount: path in the container to mount options, `size=64m,mode=1777`. Empty options
    /// mean `rw,noexec,nosuid,nodev`, which other options add to or override.
    pub tmpfs: Option<BTreeMap<String, String>>,
    /// Which host name namespace the container lives in: empty for its own, `host` for the host's.
    pub uts_mode: Option<String>,
    /// Which user namespace the container lives in, where the engine remaps users: empty for the remapped one,
    /// `host` for the host's. Without remapping it makes no difference.
    pub userns_mode: Option<String>,
    /// Size of `/dev/shm` in bytes, for the IPC modes `private` and `shareable`. 0 or absent means the engine's
    /// default, 67108864 (64 MiB) unless configured; a negative size is a 400.
    pub shm_size: Option<i64>,
    /// Kernel parameters of the container's namespaces, by name: `net.ipv4.ip_forward` to `1`. Only parameters that
    /// belong to a namespace are accepted, and only when the namespace is the container's own.
    pub sysctls: Option<BTreeMap<String, String>>,
    /// Name of the OCI runtime that runs the container. Empty means the engine's default.
    pub runtime: Option<String>,
    /// Height and width of the first terminal, in characters (Windows only). Two zeros mean not set.
    pub console_size: Option<Vec<i64>>,
    /// How the container is isolated: `process` and `hyperv` on Windows only. Empty and `default` mean the engine's
    /// default, the only choice on Linux.
    pub isolation: Option<HostConfigIsolation>,
    /// Paths hidden from the container by an empty file or directory over them. null means the engine's default
    /// list, an empty list hides nothing.
    ///
    /// Not as published: Came with a later version; engines send it whatever version the client asks for (seen on
    /// dockerd 20.10 asked for API 1.32).
    ///
    /// Since version 1.38.
    pub masked_paths: Option<Vec<String>>,
    /// Paths that the container sees read-only. null means the engine's default list, an empty list protects
    /// nothing.
    ///
    /// Not as published: Came with a later version; engines send it whatever version the client asks for (seen on
    /// dockerd 20.10 asked for API 1.32).
    ///
    /// Since version 1.38.
    pub readonly_paths: Option<Vec<String>>,
    /// Run a small init process as number 1, which forwards signals and reaps children. null means the engine's
    /// default.
    ///
    /// Not as published: moby 42621: read by the engine since 1.25, never in the published document of 1.32.
    ///
    /// Since version 1.25.
    pub init: Option<bool>,
}

impl data::Object for HostConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "CpuShares" => slot.into(&mut self.cpu_shares),
            "Memory" => slot.into(&mut self.memory),
            "CgroupParent" => slot.into(&mut self.cgroup_parent),
            "BlkioWeight" => slot.into(&mut self.blkio_weight),
            "BlkioWeightDevice" => slot.into(&mut self.blkio_weight_device),
            "BlkioDeviceReadBps" => slot.into(&mut self.blkio_device_read_bps),
            "BlkioDeviceWriteBps" => slot.into(&mut self.blkio_device_write_bps),
            "BlkioDeviceReadIOps" => slot.into(&mut self.blkio_device_read_iops),
            "BlkioDeviceWriteIOps" => slot.into(&mut self.blkio_device_write_iops),
            "CpuPeriod" => slot.into(&mut self.cpu_period),
            "CpuQuota" => slot.into(&mut self.cpu_quota),
            "CpuRealtimePeriod" => slot.into(&mut self.cpu_realtime_period),
            "CpuRealtimeRuntime" => slot.into(&mut self.cpu_realtime_runtime),
            "CpusetCpus" => slot.into(&mut self.cpuset_cpus),
            "CpusetMems" => slot.into(&mut self.cpuset_mems),
            "Devices" => slot.into(&mut self.devices),
            "DeviceCgroupRules" => slot.into(&mut self.device_cgroup_rules),
            "DiskQuota" => slot.into(&mut self.disk_quota),
            "MemoryReservation" => slot.into(&mut self.memory_reservation),
            "MemorySwap" => slot.into(&mut self.memory_swap),
            "MemorySwappiness" => slot.into(&mut self.memory_swappiness),
            "NanoCpus" => slot.into(&mut self.nano_cpus),
            "OomKillDisable" => slot.into(&mut self.oom_kill_disable),
            "PidsLimit" => slot.into(&mut self.pids_limit),
            "Ulimits" => slot.into(&mut self.ulimits),
            "CpuCount" => slot.into(&mut self.cpu_count),
            "CpuPercent" => slot.into(&mut self.cpu_percent),
            "IOMaximumIOps" => slot.into(&mut self.io_maximum_iops),
            "IOMaximumBandwidth" => slot.into(&mut self.io_maximum_bandwidth),
            "KernelMemory" => slot.into(&mut self.kernel_memory),
            "Binds" => slot.into(&mut self.binds),
            "ContainerIDFile" => slot.into(&mut self.container_id_file),
            "LogConfig" => slot.into(&mut self.log_config),
            "NetworkMode" => slot.into(&mut self.network_mode),
            "PortBindings" => slot.into(&mut self.port_bindings),
            "RestartPolicy" => slot.into(&mut self.restart_policy),
            "AutoRemove" => slot.into(&mut self.auto_remove),
            "VolumeDriver" => slot.into(&mut self.volume_driver),
            "VolumesFrom" => slot.into(&mut self.volumes_from),
            "Mounts" => slot.into(&mut self.mounts),
            "CapAdd" => slot.into(&mut self.cap_add),
            "CapDrop" => slot.into(&mut self.cap_drop),
            "Dns" => slot.into(&mut self.dns),
            "DnsOptions" => slot.into(&mut self.dns_options),
            "DnsSearch" => slot.into(&mut self.dns_search),
            "ExtraHosts" => slot.into(&mut self.extra_hosts),
            "GroupAdd" => slot.into(&mut self.group_add),
            "IpcMode" => slot.into(&mut self.ipc_mode),
            "Cgroup" => slot.into(&mut self.cgroup),
            "Links" => slot.into(&mut self.links),
            "OomScoreAdj" => slot.into(&mut self.oom_score_adj),
            "PidMode" => slot.into(&mut self.pid_mode),
            "Privileged" => slot.into(&mut self.privileged),
            "PublishAllPorts" => slot.into(&mut self.publish_all_ports),
            "ReadonlyRootfs" => slot.into(&mut self.readonly_rootfs),
            "SecurityOpt" => slot.into(&mut self.security_opt),
            "StorageOpt" => slot.into(&mut self.storage_opt),
            "Tmpfs" => slot.into(&mut self.tmpfs),
            "UTSMode" => slot.into(&mut self.uts_mode),
            "UsernsMode" => slot.into(&mut self.userns_mode),
            "ShmSize" => slot.into(&mut self.shm_size),
            "Sysctls" => slot.into(&mut self.sysctls),
            "Runtime" => slot.into(&mut self.runtime),
            "ConsoleSize" => slot.into(&mut self.console_size),
            "Isolation" => slot.into(&mut self.isolation),
            "MaskedPaths" => slot.into(&mut self.masked_paths),
            "ReadonlyPaths" => slot.into(&mut self.readonly_paths),
            "Init" => slot.into(&mut self.init),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("CpuShares", &self.cpu_shares);
        members.given("Memory", &self.memory);
        members.given("CgroupParent", &self.cgroup_parent);
        members.given("BlkioWeight", &self.blkio_weight);
        members.always("BlkioWeightDevice", &self.blkio_weight_device);
        members.always("BlkioDeviceReadBps", &self.blkio_device_read_bps);
        members.always("BlkioDeviceWriteBps", &self.blkio_device_write_bps);
        members.always("BlkioDeviceReadIOps", &self.blkio_device_read_iops);
        members.always("BlkioDeviceWriteIOps", &self.blkio_device_write_iops);
        members.given("CpuPeriod", &self.cpu_period);
        members.given("CpuQuota", &self.cpu_quota);
        members.given("CpuRealtimePeriod", &self.cpu_realtime_period);
        members.given("CpuRealtimeRuntime", &self.cpu_realtime_runtime);
        members.given("CpusetCpus", &self.cpuset_cpus);
        members.given("CpusetMems", &self.cpuset_mems);
        members.always("Devices", &self.devices);
        members.always("DeviceCgroupRules", &self.device_cgroup_rules);
        members.given("DiskQuota", &self.disk_quota);
        members.given("MemoryReservation", &self.memory_reservation);
        members.given("MemorySwap", &self.memory_swap);
        members.always("MemorySwappiness", &self.memory_swappiness);
        members.given("NanoCpus", &self.nano_cpus);
        members.always("OomKillDisable", &self.oom_kill_disable);
        members.always("PidsLimit", &self.pids_limit);
        members.always("Ulimits", &self.ulimits);
        members.given("CpuCount", &self.cpu_count);
        members.given("CpuPercent", &self.cpu_percent);
        members.given("IOMaximumIOps", &self.io_maximum_iops);
        members.given("IOMaximumBandwidth", &self.io_maximum_bandwidth);
        members.given("KernelMemory", &self.kernel_memory);
        members.always("Binds", &self.binds);
        members.given("ContainerIDFile", &self.container_id_file);
        members.given("LogConfig", &self.log_config);
        members.given("NetworkMode", &self.network_mode);
        members.always("PortBindings", &self.port_bindings);
        members.given("RestartPolicy", &self.restart_policy);
        members.given("AutoRemove", &self.auto_remove);
        members.given("VolumeDriver", &self.volume_driver);
        members.always("VolumesFrom", &self.volumes_from);
        members.given("Mounts", &self.mounts);
        members.always("CapAdd", &self.cap_add);
        members.always("CapDrop", &self.cap_drop);
        members.always("Dns", &self.dns);
        members.always("DnsOptions", &self.dns_options);
        members.always("DnsSearch", &self.dns_search);
        members.always("ExtraHosts", &self.extra_hosts);
        members.always("GroupAdd", &self.group_add);
        members.given("IpcMode", &self.ipc_mode);
        members.given("Cgroup", &self.cgroup);
        members.always("Links", &self.links);
        members.given("OomScoreAdj", &self.oom_score_adj);
        members.given("PidMode", &self.pid_mode);
        members.given("Privileged", &self.privileged);
        members.given("PublishAllPorts", &self.publish_all_ports);
        members.given("ReadonlyRootfs", &self.readonly_rootfs);
        members.always("SecurityOpt", &self.security_opt);
        members.given("StorageOpt", &self.storage_opt);
        members.given("Tmpfs", &self.tmpfs);
        members.given("UTSMode", &self.uts_mode);
        members.given("UsernsMode", &self.userns_mode);
        members.given("ShmSize", &self.shm_size);
        members.given("Sysctls", &self.sysctls);
        members.given("Runtime", &self.runtime);
        members.given("ConsoleSize", &self.console_size);
        members.given("Isolation", &self.isolation);
        members.always("MaskedPaths", &self.masked_paths);
        members.always("ReadonlyPaths", &self.readonly_paths);
        members.given("Init", &self.init);
    }
}

pierhead_support::object!(HostConfig);
