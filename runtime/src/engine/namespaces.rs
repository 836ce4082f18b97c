//! The namespaces of a container that is about to start: its own, the host's, or another container's.

use std::fs::File;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ipc::IpcError;
use super::mounts::tmpfs_points;
use super::network::NetworkPlace;
use super::{Engine, EngineError, StartError};
use crate::containers::{Container, ContainerRecord, LookupError, Status};
use crate::model::MountPoint;
use crate::network::{Endpoint, PublishedPort};
use crate::spec::{
    Donor, IpcPlan, IpcRequest, JoinedNamespace, NamespaceSource, UserShm, plan_ipc,
};

/// Where users mount their own shared memory.
const SHM: &str = "/dev/shm";

/// Namespaces of a container that is about to start, with the descriptors of those it joins.
#[derive(Debug)]
pub(super) struct Sources {
    pub(super) ipc: IpcPlan,
    pub(super) ipc_donor: Option<JoinedNamespace>,
    pub(super) pid: NamespaceSource,
    pub(super) network: NamespaceSource,
    /// The container whose network it shares.
    pub(super) network_donor: Option<Arc<Container>>,
    pub(super) descriptors: Vec<OwnedFd>,
}

/// A container's place on the network.
#[derive(Debug, Default)]
pub(super) struct Place {
    pub(super) sandbox_id: String,
    pub(super) endpoints: Vec<Endpoint>,
    pub(super) ports: Vec<PublishedPort>,
}

impl Sources {
    /// Adds a descriptor; gives its place for the plan.
    fn join(&mut self, path: PathBuf, descriptor: OwnedFd) -> JoinedNamespace {
        self.descriptors.push(descriptor);
        // A container joins at most three namespaces.
        JoinedNamespace {
            path,
            descriptor: (self.descriptors.len() - 1) as u8,
        }
    }
}

impl Engine {
    /// Decides on the IPC and PID namespaces, and opens those of other containers.
    pub(super) fn namespace_sources(
        &self,
        record: &ContainerRecord,
    ) -> Result<Sources, EngineError> {
        let host = &record.host_config;
        let donor = match host.ipc_mode.container() {
            Some(name) => Some(self.find_ipc_donor(name)?),
            None => None,
        };
        let user_shm = user_shm(record);
        let source = match &user_shm {
            Some(point) => self.mount_source(point)?,
            None => None,
        };
        let request = IpcRequest {
            container_dir: self.inner.paths.container(&record.id),
            shm_bytes: u64::try_from(host.shm_bytes).unwrap_or_default(),
            user_shm: user_shm.as_ref().map(|point| UserShm {
                kind: &point.kind,
                source: source.as_deref(),
                writable: point.writable,
            }),
            donor: donor.as_deref().map(describe_donor),
            host_has_shm: Path::new(SHM).is_dir(),
        };
        let ipc = plan_ipc(&host.ipc_mode, &request)?;
        let mut sources = Sources {
            ipc,
            ipc_donor: None,
            pid: NamespaceSource::New,
            network: NamespaceSource::New,
            network_donor: None,
            descriptors: Vec::new(),
        };
        if let Some(donor) = donor {
            let (path, descriptor) =
                open_namespace(&donor, "ipc").ok_or_else(|| IpcError::DonorNotRunning {
                    id: donor.id().to_owned(),
                })?;
            sources.ipc_donor = Some(sources.join(path, descriptor));
        }
        if host.pid_mode.is_host() {
            sources.pid = NamespaceSource::Host;
        } else if let Some(name) = host.pid_mode.container() {
            let joined = self.join_donor(&mut sources, name, "pid", "PID")?;
            sources.pid = NamespaceSource::Join(joined.1);
        }
        Ok(sources)
    }

    fn find_ipc_donor(&self, name: &str) -> Result<Arc<Container>, EngineError> {
        match self.find_whole(name) {
            Err(EngineError::Lookup(LookupError::Missing { name })) => {
                Err(IpcError::DonorMissing { name }.into())
            }
            found => found,
        }
    }

    /// Opens a namespace of a running container.
    fn join_donor(
        &self,
        sources: &mut Sources,
        name: &str,
        file: &str,
        what: &'static str,
    ) -> Result<(Arc<Container>, JoinedNamespace), EngineError> {
        let donor = self.find_whole(name)?;
        if donor.snapshot().state.status == Status::Restarting {
            return Err(StartError::Donor {
                what,
                state: "restarting",
                id: donor.id().to_owned(),
            }
            .into());
        }
        let (path, descriptor) = open_namespace(&donor, file).ok_or_else(|| StartError::Donor {
            what,
            state: "non running",
            id: donor.id().to_owned(),
        })?;
        let joined = sources.join(path, descriptor);
        Ok((donor, joined))
    }

    /// Gives the container its place on the network.
    pub(super) async fn connect_network(
        &self,
        record: &ContainerRecord,
        sources: &mut Sources,
    ) -> Result<Place, EngineError> {
        match self.network_place(&record.config, &record.host_config)? {
            NetworkPlace::Own(mode) => {
                let request = self.network_request(
                    mode,
                    &record.name,
                    &record.config,
                    &record.host_config,
                    &record.networking,
                )?;
                let sandbox = self.inner.networks.connect(&record.id, request).await?;
                let path = self.inner.paths.exec_root.join("netns").join(&sandbox.id);
                sources.network = NamespaceSource::Join(sources.join(path, sandbox.netns));
                Ok(Place {
                    sandbox_id: sandbox.id,
                    endpoints: sandbox.endpoints,
                    ports: sandbox.ports,
                })
            }
            NetworkPlace::Host => {
                let endpoint = self.inner.networks.join_host(&record.id, &record.name)?;
                sources.network = NamespaceSource::Host;
                Ok(Place {
                    endpoints: vec![endpoint],
                    ..Place::default()
                })
            }
            NetworkPlace::Container(name) => {
                let (donor, joined) = self.join_donor(sources, &name, "net", "network")?;
                sources.network = NamespaceSource::Join(joined);
                sources.network_donor = Some(donor);
                Ok(Place::default())
            }
        }
    }
}

/// What the IPC decision needs to know of a donor.
fn describe_donor(donor: &Container) -> Donor {
    let snapshot = donor.snapshot();
    let state = &snapshot.state;
    Donor {
        id: donor.id().to_owned(),
        running: state.status.is_alive(),
        restarting: state.status == Status::Restarting,
        joinable: snapshot.record.host_config.ipc_mode.can_be_joined(),
        shm_path: (!state.shm_path.as_os_str().is_empty()).then(|| state.shm_path.clone()),
    }
}

/// Opens a namespace of a running container; `None` when it does not run.
fn open_namespace(donor: &Container, name: &str) -> Option<(PathBuf, OwnedFd)> {
    let monitor = donor.monitor()?;
    let path = PathBuf::from(format!("/proc/{}/ns/{name}", monitor.pid()));
    let file = File::open(&path).ok()?;
    // Had the container ended meanwhile, its pid could be somebody else's by now.
    (monitor.exited().is_none() && donor.monitor().is_some()).then(|| (path, file.into()))
}

/// What the user mounts on /dev/shm.
fn user_shm(record: &ContainerRecord) -> Option<MountPoint> {
    let tmpfs = tmpfs_points(&record.host_config);
    record
        .mounts
        .iter()
        .chain(&tmpfs)
        .find(|point| point.destination == SHM)
        .cloned()
}
