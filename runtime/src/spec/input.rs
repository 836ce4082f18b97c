//! What a spec is built from.

use std::path::{Path, PathBuf};

use super::ipc::IpcPlan;
use super::seccomp::{FilterCache, SeccompProfile};
use crate::kernel::{CallError, HostDevice, HostFacts};
use crate::launch::{LogPlan, RootFs, WindowSize};
use crate::model::{ContainerConfig, HostConfig, MountPoint, Ulimit};

/// What is the same for every container of this daemon. Made once, at start.
#[derive(Debug)]
pub struct SpecContext {
    /// What the kernel said about this host: [`crate::kernel::read_host_facts`].
    pub host: HostFacts,
    /// Parent of the containers' control groups unless a container names one: `pierhead`.
    pub cgroup_parent: String,
    /// The daemon's system call profile; `None` is `--seccomp-profile=unconfined`.
    pub seccomp: Option<SeccompProfile>,
    /// Filters compiled so far.
    pub filters: FilterCache,
    /// The daemon's `--no-new-privileges`.
    pub no_new_privileges: bool,
    /// Limits for processes whose container names none of that name.
    pub default_ulimits: Vec<Ulimit>,
    /// Host path of a static init (`tini` or the like) that becomes pid 1 with `--init`; `None` refuses `--init`.
    pub init_program: Option<PathBuf>,
    /// Looks up device nodes of the host: [`crate::kernel::devices_at`].
    pub devices_at: fn(&Path) -> Result<Vec<HostDevice>, CallError>,
}

impl SpecContext {
    /// A context with the built-in profile and no further defaults.
    pub fn new(host: HostFacts) -> Self {
        Self {
            host,
            cgroup_parent: "pierhead".to_owned(),
            seccomp: Some(SeccompProfile::built_in()),
            filters: FilterCache::default(),
            no_new_privileges: false,
            default_ulimits: Vec::new(),
            init_program: None,
            devices_at: crate::kernel::devices_at,
        }
    }
}

/// A namespace that is joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinedNamespace {
    /// Its path as the spec shows it, for example `/proc/1234/ns/ipc`.
    pub path: PathBuf,
    /// Index among the descriptors passed to [`crate::monitor::client::Spawner::start`].
    pub descriptor: u8,
}

/// Where a namespace comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NamespaceSource {
    /// Made with the container.
    #[default]
    New,
    /// The host's.
    Host,
    /// Somebody's.
    Join(JoinedNamespace),
}

/// A user's mount, with everything looked up.
#[derive(Clone, Debug)]
pub struct ResolvedMount<'a> {
    /// The mount point.
    pub point: &'a MountPoint,
    /// Host path of a bind or volume; `None` for a tmpfs.
    pub source: Option<PathBuf>,
}

/// One container about to start.
#[derive(Clone, Debug)]
pub struct ContainerInput<'a> {
    /// Full id.
    pub id: &'a str,
    /// `<exec-root>/containers/<id>`.
    pub run_dir: PathBuf,
    /// What it runs, merged with its image.
    pub config: &'a ContainerConfig,
    /// How it sits on the host, defaults filled in.
    pub host_config: &'a HostConfig,
    /// Its files, from the layers.
    pub root_fs: RootFs,
    /// Host file for /etc/hostname; `None` where nothing is bound over the image's.
    pub hostname_path: Option<&'a Path>,
    /// Host file for /etc/hosts.
    pub hosts_path: Option<&'a Path>,
    /// Host file for /etc/resolv.conf.
    pub resolv_conf_path: Option<&'a Path>,
    /// The user's mounts.
    pub mounts: Vec<ResolvedMount<'a>>,
    /// Its IPC, from [`super::plan_ipc`].
    pub ipc: IpcPlan,
    /// The IPC namespace to join, if the plan says so.
    pub ipc_donor: Option<JoinedNamespace>,
    /// Its network namespace.
    pub network: NamespaceSource,
    /// Its PID namespace.
    pub pid: NamespaceSource,
    /// Further environment that the container's own settings may override: links and the like.
    pub extra_env: Vec<String>,
    /// Where its output goes.
    pub log: LogPlan,
}

/// A process about to run in a container.
#[derive(Clone, Debug)]
pub struct ExecInput<'a> {
    /// What the container runs.
    pub config: &'a ContainerConfig,
    /// How it sits on the host.
    pub host_config: &'a HostConfig,
    /// Program and arguments.
    pub args: &'a [String],
    /// Variables besides the container's own.
    pub env: &'a [String],
    /// Another user; empty is the container's.
    pub user: &'a str,
    /// Another working directory; empty is the container's.
    pub working_dir: &'a str,
    /// All that the engine itself may do.
    pub privileged: bool,
    /// A terminal of this size.
    pub terminal: Option<WindowSize>,
    /// Whether standard input is connected.
    pub stdin: bool,
}
