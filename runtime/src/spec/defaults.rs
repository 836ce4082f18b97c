//! What every container gets without asking: mounts, devices, hidden paths.

use crate::launch::MountAttrs;

/// Paths hidden from containers that are not privileged.
pub(super) const MASKED_PATHS: [&str; 13] = [
    "/proc/acpi",
    "/proc/asound",
    "/proc/interrupts",
    "/proc/kcore",
    "/proc/keys",
    "/proc/latency_stats",
    "/proc/sched_debug",
    "/proc/scsi",
    "/proc/timer_list",
    "/proc/timer_stats",
    "/sys/devices/virtual/powercap",
    "/sys/devices/system/cpu/cpu0/thermal_throttle",
    "/sys/firmware",
];

/// Paths that containers that are not privileged can read but not write.
pub(super) const READONLY_PATHS: [&str; 5] = [
    "/proc/bus",
    "/proc/fs",
    "/proc/irq",
    "/proc/sys",
    "/proc/sysrq-trigger",
];

/// Character devices in every /dev, with major and minor number, all open to everybody.
pub(super) const DEVICES: [(&str, u32, u32); 6] = [
    ("/dev/null", 1, 3),
    ("/dev/zero", 1, 5),
    ("/dev/full", 1, 7),
    ("/dev/random", 1, 8),
    ("/dev/urandom", 1, 9),
    ("/dev/tty", 5, 0),
];

/// Character devices that may be used besides: console, ptmx, terminals.
pub(super) const FURTHER_DEVICES: [(u32, Option<u32>); 3] =
    [(5, Some(1)), (5, Some(2)), (136, None)];

/// Search path of programs.
pub(super) const PATH: &str = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// A file system that every container has.
#[derive(Clone, Copy)]
pub(super) struct DefaultMount {
    pub(super) target: &'static str,
    pub(super) fstype: &'static str,
    pub(super) options: &'static [&'static str],
    pub(super) attrs: MountAttrs,
    /// Whether a read-only root leaves it writable.
    pub(super) stays_writable: bool,
}

const PLAIN: MountAttrs = MountAttrs {
    read_only: false,
    nosuid: true,
    nodev: true,
    noexec: true,
    noatime: false,
    nodiratime: false,
    strictatime: false,
};
const READ_ONLY: MountAttrs = MountAttrs {
    read_only: true,
    ..PLAIN
};

/// The file systems, in the order in which they are mounted; /dev/shm is decided by the IPC mode.
pub(super) const MOUNTS: [DefaultMount; 6] = [
    DefaultMount {
        target: "/proc",
        fstype: "proc",
        options: &[],
        attrs: PLAIN,
        stays_writable: true,
    },
    DefaultMount {
        target: "/dev",
        fstype: "tmpfs",
        options: &["mode=755", "size=65536k"],
        attrs: MountAttrs {
            nodev: false,
            noexec: false,
            strictatime: true,
            ..PLAIN
        },
        stays_writable: true,
    },
    DefaultMount {
        target: "/dev/pts",
        fstype: "devpts",
        options: &["newinstance", "ptmxmode=0666", "mode=0620", "gid=5"],
        attrs: MountAttrs {
            nodev: false,
            ..PLAIN
        },
        stays_writable: true,
    },
    DefaultMount {
        target: "/sys",
        fstype: "sysfs",
        options: &[],
        attrs: READ_ONLY,
        stays_writable: false,
    },
    DefaultMount {
        target: "/sys/fs/cgroup",
        fstype: "cgroup",
        options: &[],
        attrs: READ_ONLY,
        stays_writable: false,
    },
    DefaultMount {
        target: "/dev/mqueue",
        fstype: "mqueue",
        options: &[],
        attrs: PLAIN,
        stays_writable: true,
    },
];
