// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{DeviceMapping, RestartPolicy, ThrottleDevice, Ulimit, WeightDevice};

/// New limits for a container, in the layout of its `HostConfig`, and a new restart policy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerUpdateRequest {
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
    /// The new restart policy. Absent, or with an empty `Name`, it stays as it is. Not possible for a container
    /// with `AutoRemove`.
    pub restart_policy: Option<RestartPolicy>,
}

impl data::Object for ContainerUpdateRequest {
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
            "RestartPolicy" => slot.into(&mut self.restart_policy),
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
        members.given("RestartPolicy", &self.restart_policy);
    }
}

pierhead_support::object!(ContainerUpdateRequest);
