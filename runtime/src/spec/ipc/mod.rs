//! Who shares System V IPC, message queues and /dev/shm with whom: the decision, without any effect.

use std::path::{Path, PathBuf};

use crate::error::ErrorKind;
use crate::launch::MountAttrs;
use crate::model::{IpcMode, MountPointKind};

/// Where the engine's own /dev/shm of a container lies in the container's directory.
pub const SHM_DIRECTORY: &str = "shm";
/// The host's own.
const HOST_SHM: &str = "/dev/shm";

/// Which IPC namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IpcNamespace {
    /// A new one.
    New,
    /// The host's.
    Host,
    /// The donor's: its `/proc/PID/ns/ipc`, to be passed as a descriptor.
    Donor,
}

/// A tmpfs for /dev/shm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShmTmpfs {
    /// Options of the file system: `mode=1777`, `size=67108864` …
    pub options: Vec<String>,
    /// Attributes of the mount.
    pub attrs: MountAttrs,
}

/// What becomes /dev/shm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShmPlan {
    /// Nothing is mounted.
    Absent,
    /// A tmpfs inside the container only.
    Inside(ShmTmpfs),
    /// A tmpfs that the engine mounts on the host, with [`crate::kernel::mount_shared_memory`], and binds in. The
    /// engine takes it off after the container's end.
    Owned {
        /// Where.
        directory: PathBuf,
        /// What.
        tmpfs: ShmTmpfs,
    },
    /// Bound in from elsewhere: the host's or a donor's. Nobody unmounts that on this container's behalf.
    Bound(PathBuf),
    /// The user's own mount on /dev/shm, left as it is.
    User,
}

/// How a container gets its IPC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IpcPlan {
    /// The namespace.
    pub namespace: IpcNamespace,
    /// The shared memory directory.
    pub shm: ShmPlan,
    /// Host path by which joiners get this container's /dev/shm (inspect's ShmPath). `None`: joiners get none, be it
    /// because nobody may join or because there is nothing to bind.
    pub shm_path: Option<PathBuf>,
}

/// What is known of the container to be joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Donor {
    /// Its full id, for messages.
    pub id: String,
    /// Whether it runs (paused is running).
    pub running: bool,
    /// Whether it is being restarted.
    pub restarting: bool,
    /// Whether its own mode lets others in: [`IpcMode::can_be_joined`].
    pub joinable: bool,
    /// Its [`IpcPlan::shm_path`].
    pub shm_path: Option<PathBuf>,
}

/// What the decision depends on besides the mode.
#[derive(Clone, Debug, Default)]
pub struct IpcRequest<'a> {
    /// The container's directory under the data root.
    pub container_dir: PathBuf,
    /// `HostConfig.ShmSize` after defaults.
    pub shm_bytes: u64,
    /// What the user mounts on /dev/shm, with the host path of a bind or volume.
    pub user_shm: Option<UserShm<'a>>,
    /// The container that the mode names.
    pub donor: Option<Donor>,
    /// Whether the host has a /dev/shm.
    pub host_has_shm: bool,
}

/// A user's own mount on /dev/shm.
#[derive(Clone, Copy, Debug)]
pub struct UserShm<'a> {
    /// What it is.
    pub kind: &'a MountPointKind,
    /// Host path of a bind or volume.
    pub source: Option<&'a Path>,
    /// Whether it is writable.
    pub writable: bool,
}

/// An IPC mode that cannot be had now.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IpcError {
    /// The mode names a container that was not found, or none at all.
    #[error("can't join IPC of container {name}: No such container: {name}")]
    DonorMissing {
        /// The name.
        name: String,
    },
    /// It does not run.
    #[error("can't join IPC of container {id}: container {id} is not running")]
    DonorNotRunning {
        /// Its id.
        id: String,
    },
    /// It is between two runs.
    #[error(
        "can't join IPC of container {id}: Container {id} is restarting, wait until the container is running"
    )]
    DonorRestarting {
        /// Its id.
        id: String,
    },
    /// Its mode keeps others out.
    #[error(
        "can't join IPC of container {id}: non-shareable IPC (hint: use IpcMode:shareable for the donor container)"
    )]
    DonorNotShareable {
        /// Its id.
        id: String,
    },
    /// The host has no /dev/shm.
    #[error("/dev/shm is not mounted, but must be for --ipc=host")]
    HostWithoutShm,
}

impl IpcError {
    /// The class of failure.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::DonorMissing { .. } => ErrorKind::NotFound,
            // Other engines answer all of these as a failed start, not as a conflict.
            Self::DonorNotRunning { .. }
            | Self::DonorRestarting { .. }
            | Self::DonorNotShareable { .. }
            | Self::HostWithoutShm => ErrorKind::System,
        }
    }
}

/// Decides.
///
/// An unset mode is that of a record older than the modes: shareable in every respect. A user's own mount on /dev/shm
/// wins in every mode; in a shareable container joiners see that mount, so a user's tmpfs is then made on the host,
/// with the user's options, instead of inside.
pub fn plan_ipc(mode: &IpcMode, request: &IpcRequest<'_>) -> Result<IpcPlan, IpcError> {
    let (namespace, shm, shm_path) = match mode {
        IpcMode::None => (IpcNamespace::New, ShmPlan::Absent, None),
        IpcMode::Private => (
            IpcNamespace::New,
            ShmPlan::Inside(default_tmpfs(request.shm_bytes)),
            None,
        ),
        IpcMode::Shareable | IpcMode::Unset => {
            let directory = request.container_dir.join(SHM_DIRECTORY);
            let tmpfs = default_tmpfs(request.shm_bytes);
            (
                IpcNamespace::New,
                ShmPlan::Owned {
                    directory: directory.clone(),
                    tmpfs,
                },
                Some(directory),
            )
        }
        IpcMode::Host => {
            if !request.host_has_shm {
                return Err(IpcError::HostWithoutShm);
            }
            let host = PathBuf::from(HOST_SHM);
            (IpcNamespace::Host, ShmPlan::Bound(host.clone()), Some(host))
        }
        IpcMode::Container(name) => {
            let path = joinable_donor(name, request.donor.as_ref())?;
            let shm = path.clone().map_or(ShmPlan::Absent, ShmPlan::Bound);
            (IpcNamespace::Donor, shm, path)
        }
    };
    let Some(user) = request.user_shm else {
        return Ok(IpcPlan {
            namespace,
            shm,
            shm_path,
        });
    };
    let plan = match (mode.owns_host_shm(), user.kind, user.source) {
        (true, MountPointKind::Tmpfs { options }, _) => {
            let directory = request.container_dir.join(SHM_DIRECTORY);
            let tmpfs = user_tmpfs(options, user.writable);
            let shm = ShmPlan::Owned {
                directory: directory.clone(),
                tmpfs,
            };
            IpcPlan {
                namespace,
                shm,
                shm_path: Some(directory),
            }
        }
        (true, _, source) => IpcPlan {
            namespace,
            shm: ShmPlan::User,
            shm_path: source.map(Path::to_owned),
        },
        (false, _, _) => IpcPlan {
            namespace,
            shm: ShmPlan::User,
            shm_path,
        },
    };
    Ok(plan)
}

fn joinable_donor(name: &str, donor: Option<&Donor>) -> Result<Option<PathBuf>, IpcError> {
    let Some(donor) = donor else {
        return Err(IpcError::DonorMissing {
            name: name.to_owned(),
        });
    };
    let id = || donor.id.clone();
    if donor.restarting {
        Err(IpcError::DonorRestarting { id: id() })
    } else if !donor.running {
        Err(IpcError::DonorNotRunning { id: id() })
    } else if !donor.joinable {
        Err(IpcError::DonorNotShareable { id: id() })
    } else {
        Ok(donor.shm_path.clone())
    }
}

fn default_tmpfs(bytes: u64) -> ShmTmpfs {
    ShmTmpfs {
        options: vec!["mode=1777".to_owned(), format!("size={bytes}")],
        attrs: MountAttrs {
            nosuid: true,
            nodev: true,
            noexec: true,
            ..MountAttrs::default()
        },
    }
}

fn user_tmpfs(options: &[String], writable: bool) -> ShmTmpfs {
    let (mut attrs, options, _) = crate::spec::options::split(options);
    attrs.read_only |= !writable;
    ShmTmpfs { options, attrs }
}

#[cfg(test)]
mod tests;
