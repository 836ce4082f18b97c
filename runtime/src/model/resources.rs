//! Limits, devices and control groups.

use serde::{Deserialize, Serialize};

/// Limits of a container. A zero is "no limit" unless said otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Resources {
    /// Relative share of CPU time.
    pub cpu_shares: i64,
    /// Most memory, in bytes.
    pub memory_bytes: i64,
    /// CPU time as billionths of one CPU.
    pub nano_cpus: i64,
    /// Control group above the container's own; empty is the daemon's.
    pub cgroup_parent: String,
    /// Relative block I/O weight, 10 to 1000.
    pub blkio_weight: u16,
    /// Block I/O weight by device.
    pub blkio_weight_device: Option<Vec<WeightDevice>>,
    /// Bytes a second read from a device.
    pub blkio_device_read_bps: Option<Vec<ThrottleDevice>>,
    /// Bytes a second written to a device.
    pub blkio_device_write_bps: Option<Vec<ThrottleDevice>>,
    /// Operations a second reading from a device.
    pub blkio_device_read_iops: Option<Vec<ThrottleDevice>>,
    /// Operations a second writing to a device.
    pub blkio_device_write_iops: Option<Vec<ThrottleDevice>>,
    /// Length of a CPU period in microseconds.
    pub cpu_period_micros: i64,
    /// CPU time per period in microseconds.
    pub cpu_quota_micros: i64,
    /// Length of a real-time CPU period in microseconds.
    pub cpu_realtime_period_micros: i64,
    /// Real-time CPU time per period in microseconds.
    pub cpu_realtime_runtime_micros: i64,
    /// CPUs it may use, `0-2,4`.
    pub cpuset_cpus: String,
    /// Memory nodes it may use.
    pub cpuset_mems: String,
    /// Host devices it gets.
    pub devices: Option<Vec<DeviceMapping>>,
    /// Lines for the device controller, `c 7:* rmw`.
    pub device_cgroup_rules: Option<Vec<String>>,
    /// Most disk space, in bytes.
    pub disk_quota_bytes: i64,
    /// Most kernel memory, in bytes.
    pub kernel_memory_bytes: i64,
    /// Memory it keeps under pressure, in bytes.
    pub memory_reservation_bytes: i64,
    /// Most memory and swap together, in bytes; -1 is as much swap as there is, 0 is twice the memory.
    pub memory_swap_bytes: i64,
    /// How willingly its pages are swapped, 0 to 100; `None` and -1 leave the host's.
    pub memory_swappiness: Option<i64>,
    /// Never killed for want of memory.
    pub oom_kill_disable: Option<bool>,
    /// Most processes; 0 and -1 are without limit.
    pub pids_limit: i64,
    /// Limits of each process.
    pub ulimits: Option<Vec<Ulimit>>,
    /// Number of CPUs (Windows).
    pub cpu_count: i64,
    /// Share of CPU time in percent (Windows).
    pub cpu_percent: i64,
    /// Most I/O operations a second of the system drive (Windows).
    pub io_maximum_iops: u64,
    /// Most bytes a second of the system drive (Windows).
    pub io_maximum_bandwidth: u64,
}

/// A block device's weight.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightDevice {
    /// Path on the host.
    pub path: String,
    /// 10 to 1000.
    pub weight: u16,
}

/// A block device's limit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThrottleDevice {
    /// Path on the host.
    pub path: String,
    /// Bytes or operations a second.
    pub rate: u64,
}

/// A host device in a container.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceMapping {
    /// Path on the host.
    pub path_on_host: String,
    /// Path in the container; empty is the same.
    pub path_in_container: String,
    /// Some of `r`, `w`, `m`; empty is `rwm`.
    pub cgroup_permissions: String,
}

/// A limit of each process.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ulimit {
    /// `nofile`, `core` …
    pub name: String,
    /// Soft limit; -1 is none.
    pub soft: i64,
    /// Hard limit; -1 is none.
    pub hard: i64,
}
