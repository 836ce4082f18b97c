//! How a container sits on its host: the part of its configuration that no image carries.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{
    IpcMode, LogConfig, ModelError, Mount, NetworkMode, PidMode, PortBindings, Resources,
    RestartPolicy, UsernsMode, UtsMode,
};

/// Size of /dev/shm when nobody says otherwise: 64 MiB.
pub const DEFAULT_SHM_BYTES: i64 = 64 << 20;

/// The host's half of a container's configuration. Field for field what a create request may carry; what is not
/// honoured is refused when a container is created, never dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HostConfig {
    /// Limits, devices and control groups.
    pub resources: Resources,
    /// `source:destination[:options]`; see [`super::BindSpec`].
    pub binds: Option<Vec<String>>,
    /// A file on the client's side; kept for show.
    pub container_id_file: String,
    /// Where output goes.
    pub log_config: LogConfig,
    /// Which network.
    pub network_mode: NetworkMode,
    /// Ports published on the host.
    #[serde(with = "super::ports::as_pairs")]
    pub port_bindings: PortBindings,
    /// Whether it is started again.
    pub restart_policy: RestartPolicy,
    /// Removed when it ends.
    pub auto_remove: bool,
    /// Driver of volumes named in `binds`; empty is `local`.
    pub volume_driver: String,
    /// Containers whose volumes it gets as well; see [`super::VolumesFromSpec`].
    pub volumes_from: Option<Vec<String>>,
    /// Mounts in their long form.
    pub mounts: Vec<Mount>,
    /// Capabilities added to the default set.
    pub cap_add: Option<Vec<String>>,
    /// Capabilities taken from the default set.
    pub cap_drop: Option<Vec<String>>,
    /// DNS servers; empty takes the host's.
    pub dns: Option<Vec<String>>,
    /// Options of the resolver.
    pub dns_options: Option<Vec<String>>,
    /// Domains that are searched.
    pub dns_search: Option<Vec<String>>,
    /// `name:address` for /etc/hosts.
    pub extra_hosts: Option<Vec<String>>,
    /// Further groups of the process, by name or number.
    pub group_add: Option<Vec<String>>,
    /// IPC namespace and /dev/shm.
    pub ipc_mode: IpcMode,
    /// Cgroup to use instead of one of its own.
    pub cgroup: String,
    /// Legacy links, `container:alias`.
    pub links: Option<Vec<String>>,
    /// Preference when memory runs out, -1000 to 1000.
    pub oom_score_adj: i64,
    /// PID namespace.
    pub pid_mode: PidMode,
    /// All that the engine itself may do.
    pub privileged: bool,
    /// Publish every exposed port on a free one.
    pub publish_all_ports: bool,
    /// The root file system is read-only.
    pub readonly_rootfs: bool,
    /// See [`super::SecurityOptions`].
    pub security_opt: Option<Vec<String>>,
    /// Options of the storage driver.
    pub storage_opt: BTreeMap<String, String>,
    /// Further tmpfs mounts: destination to options.
    pub tmpfs: BTreeMap<String, String>,
    /// UTS namespace.
    pub uts_mode: UtsMode,
    /// User namespace.
    pub userns_mode: UsernsMode,
    /// Size of /dev/shm in bytes; 0 becomes the daemon's default at create.
    pub shm_bytes: i64,
    /// Kernel settings of its own namespaces.
    pub sysctls: BTreeMap<String, String>,
    /// Name of the OCI runtime; empty is the daemon's default.
    pub runtime: String,
    /// An init process in front of the program; `None` takes the daemon's default.
    pub init: Option<bool>,
    /// Rows and columns of the terminal at the start (0, 0: unset).
    pub console_size: [u32; 2],
    /// Isolation technology.
    pub isolation: Isolation,
}

/// Isolation technology; Linux knows one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Isolation {
    /// Not said.
    #[default]
    Unset,
    /// The platform's usual one.
    Default,
}

impl FromStr for Isolation {
    type Err = ModelError;

    fn from_str(text: &str) -> Result<Self, ModelError> {
        match text {
            "" => Ok(Self::Unset),
            _ if text.eq_ignore_ascii_case("default") => Ok(Self::Default),
            _ => Err(ModelError::Isolation {
                value: text.to_owned(),
            }),
        }
    }
}

impl fmt::Display for Isolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unset => "",
            Self::Default => "default",
        })
    }
}

super::namespace_modes::text_conversions!(Isolation);
