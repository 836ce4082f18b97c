//! The description of one container's start, complete enough to need no further decision.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Everything a monitor and its child need to run one container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaunchPlan {
    /// The container's full id; it names things in messages only.
    pub id: String,
    /// `<exec-root>/containers/<id>`. The monitor makes it (0700) when it is missing and keeps `monitor.sock` and
    /// `exit.json` in it.
    pub run_dir: PathBuf,
    /// Which namespaces are new, joined, or left as the host's.
    pub namespaces: NamespacePlan,
    /// Name for a new UTS namespace; empty leaves the inherited one.
    pub hostname: String,
    /// NIS domain name for a new UTS namespace; empty leaves the inherited one.
    pub domainname: String,
    /// The root file system.
    pub root: RootPlan,
    /// Mounts, in the order in which they are made.
    pub mounts: Vec<MountPlan>,
    /// Nodes made in the container's /dev.
    pub devices: Vec<DeviceNode>,
    /// Absolute paths hidden behind /dev/null or an empty read-only directory; a missing one is skipped.
    pub masked_paths: Vec<String>,
    /// Absolute paths remounted read-only; a missing one is skipped.
    pub readonly_paths: Vec<String>,
    /// Kernel settings as `("net.ipv4.ip_forward", "1")`, written in the container's own namespaces.
    pub sysctls: Vec<(String, String)>,
    /// Control groups to make, set and join.
    pub cgroups: CgroupPlan,
    /// The user's process.
    pub process: ProcessPlan,
    /// How its standard streams are connected.
    pub stdio: StdioPlan,
    /// Where its output is kept.
    pub log: LogPlan,
}

/// A process run in an existing container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExecPlan {
    /// The process.
    pub process: ProcessPlan,
    /// How its standard streams are connected.
    pub stdio: StdioPlan,
}

/// One namespace of a container.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NamespaceChoice {
    /// Stay in the host's.
    Host,
    /// A new one.
    #[default]
    New,
    /// Join the one behind the descriptor with this index in the start request.
    Join(u8),
}

/// The namespaces of a container. The mount namespace is always new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamespacePlan {
    /// Process ids. A container that is not in a new one has no killing init; its control group is emptied instead.
    pub pid: NamespaceChoice,
    /// Host and domain name.
    pub uts: NamespaceChoice,
    /// System V IPC and POSIX message queues.
    pub ipc: NamespaceChoice,
    /// Network. A new one gets its loopback interface brought up.
    pub net: NamespaceChoice,
    /// Control group root. `Join` is refused.
    pub cgroup: NamespaceChoice,
}

/// Where the files of a container come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RootFs {
    /// An overlay mounted inside the container's own mount namespace, never in the host's table.
    Overlay {
        /// Absolute read-only directories, the topmost first.
        lower: Vec<PathBuf>,
        /// Absolute directory that takes the changes.
        upper: PathBuf,
        /// Absolute empty directory on the same file system as `upper`.
        work: PathBuf,
    },
    /// A plain directory.
    Directory(PathBuf),
}

/// The root file system and how it is mounted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RootPlan {
    /// Its files.
    pub fs: RootFs,
    /// Whether the container sees it read-only (mounts on top keep their own mode).
    pub read_only: bool,
    /// How host mounts and the container's copies of them relate; `Private` unless a bind asks for more.
    pub propagation: Propagation,
}

/// Mount propagation, as in mount_namespaces(7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Propagation {
    /// Nothing goes either way.
    #[default]
    Private,
    /// As `Private`, for the whole subtree.
    RecursivePrivate,
    /// Host mounts appear in the container.
    Slave,
    /// As `Slave`, for the whole subtree.
    RecursiveSlave,
    /// Mounts appear on both sides.
    Shared,
    /// As `Shared`, for the whole subtree.
    RecursiveShared,
}

impl Propagation {
    /// Whether it reaches the mounts below as well.
    pub fn is_recursive(self) -> bool {
        matches!(
            self,
            Self::RecursivePrivate | Self::RecursiveSlave | Self::RecursiveShared
        )
    }
}

/// Attributes of a mount; each `true` sets the flag of the same name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MountAttrs {
    /// No writing.
    pub read_only: bool,
    /// Set-user-id bits have no effect.
    pub nosuid: bool,
    /// Device nodes have no effect.
    pub nodev: bool,
    /// Nothing can be executed.
    pub noexec: bool,
    /// Access times are not kept.
    pub noatime: bool,
    /// Access times of directories are not kept.
    pub nodiratime: bool,
    /// Access times are kept exactly.
    pub strictatime: bool,
}

/// One mount inside the root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MountPlan {
    /// Absolute path in the container. It is resolved inside the root, links included, and made when missing.
    pub target: String,
    /// What is mounted.
    pub kind: MountKind,
    /// Attributes of the mount itself.
    pub attrs: MountAttrs,
    /// Propagation; `None` means recursively private.
    pub propagation: Option<Propagation>,
}

/// What is mounted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MountKind {
    /// A new instance of a file system: proc, tmpfs, devpts, sysfs, mqueue …
    Filesystem {
        /// Its type.
        fstype: String,
        /// The name shown as its source.
        source: String,
        /// Options of the file system (`mode=1777`, `size=65536k`), not of the mount.
        options: Vec<String>,
    },
    /// A host file or directory.
    Bind {
        /// Absolute host path; it must exist.
        source: PathBuf,
        /// Whether mounts below it come along.
        recursive: bool,
    },
    /// The container's own control groups, laid out as on the host.
    Cgroup,
}

/// Kind of a device node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeviceKind {
    /// Character device.
    Char,
    /// Block device.
    Block,
    /// Any of the two; in rules only.
    Any,
}

/// A node in the container's /dev.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceNode {
    /// Absolute path in the container.
    pub path: String,
    /// Character or block.
    pub kind: DeviceKind,
    /// Major number.
    pub major: u32,
    /// Minor number.
    pub minor: u32,
    /// Permission bits, for example 0o666.
    pub mode: u32,
    /// Owner.
    pub uid: u32,
    /// Group.
    pub gid: u32,
}

/// One line of the device controller's list, applied in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceRule {
    /// Allow or deny.
    pub allow: bool,
    /// Which kind.
    pub kind: DeviceKind,
    /// Major number; `None` is all.
    pub major: Option<u32>,
    /// Minor number; `None` is all.
    pub minor: Option<u32>,
    /// Some of `r`, `w`, `m`.
    pub access: String,
}

/// One file of a control group and what is written to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CgroupSetting {
    /// File name, for example `memory.limit_in_bytes`.
    pub file: String,
    /// The value.
    pub value: String,
}

/// A group in one version 1 hierarchy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct V1Group {
    /// Controllers of the hierarchy as its mount names them: `memory`, `cpu,cpuacct`, `name=systemd`.
    pub controllers: String,
    /// Where the hierarchy is mounted on the host.
    pub mount: PathBuf,
    /// The group relative to the mount, without a leading slash: `pierhead/<id>`.
    pub path: String,
    /// Limits, written in order.
    pub settings: Vec<CgroupSetting>,
}

/// A group in the unified hierarchy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnifiedGroup {
    /// Where the hierarchy is mounted on the host.
    pub mount: PathBuf,
    /// The group relative to the mount, without a leading slash: `pierhead/<id>`.
    pub path: String,
    /// Controllers to turn on for it.
    pub controllers: Vec<String>,
    /// Limits, written in order.
    pub settings: Vec<CgroupSetting>,
    /// Device list, enforced by a program attached to the group; empty when version 1 holds the devices.
    pub device_rules: Vec<DeviceRule>,
}

/// The control groups of a container.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CgroupPlan {
    /// Version 1 hierarchies.
    pub v1: Vec<V1Group>,
    /// The unified hierarchy, alone or beside version 1.
    pub unified: Option<UnifiedGroup>,
}

/// Whom a process runs as.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserPlan {
    /// `user`, `uid`, `user:group`, `uid:gid`; empty is root. Names are looked up in the container's own
    /// /etc/passwd and /etc/group, after its mounts are made.
    pub user: String,
    /// Further groups, by name or number.
    pub additional_groups: Vec<String>,
}

/// A resource limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RlimitPlan {
    /// The kernel's number (`RLIMIT_NOFILE` is 7 on most machines).
    pub resource: u32,
    /// Soft limit; `u64::MAX` is none.
    pub soft: u64,
    /// Hard limit; `u64::MAX` is none.
    pub hard: u64,
}

/// A process inside a container.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcessPlan {
    /// Program and arguments; never empty.
    pub args: Vec<String>,
    /// `NAME=value`. `HOME` is added from /etc/passwd when it is missing.
    pub env: Vec<String>,
    /// Absolute working directory in the container; empty is `/`.
    pub cwd: String,
    /// Whether a missing working directory is made (owned by the user).
    pub create_cwd: bool,
    /// Whom it runs as.
    pub user: UserPlan,
    /// Bit mask of the capabilities it may ever have; bit numbers as in capabilities(7).
    pub capabilities: u64,
    /// Whether execve can never grant more than it has.
    pub no_new_privileges: bool,
    /// Compiled system call filter, one `sock_filter` per element in the kernel's layout; `None` is no filter.
    pub seccomp: Option<Vec<u64>>,
    /// Resource limits.
    pub rlimits: Vec<RlimitPlan>,
    /// The kernel's preference when memory runs out, -1000 to 1000.
    pub oom_score_adj: Option<i32>,
}

/// Size of a terminal, in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowSize {
    /// Lines.
    pub rows: u16,
    /// Columns.
    pub columns: u16,
}

/// The standard streams of a process.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StdioPlan {
    /// A pseudo terminal of this size instead of pipes; zero leaves the size unset.
    pub terminal: Option<WindowSize>,
    /// Whether standard input is kept open for clients; otherwise it is /dev/null.
    pub stdin: bool,
    /// Whether standard input ends for good when the first client that had it goes away.
    pub stdin_once: bool,
}

/// Where output is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogPlan {
    /// Nowhere.
    #[default]
    None,
    /// Lines of JSON in a file, rotated by size.
    JsonFile {
        /// Absolute path of the current file; older ones get `.1`, `.2` …
        path: PathBuf,
        /// Size at which a new file is begun; `None` is never.
        max_bytes: Option<u64>,
        /// How many files are kept in all; at least 1.
        max_files: u32,
        /// A JSON object, already encoded, repeated in every line as `attrs`.
        attrs: Option<String>,
    },
}
