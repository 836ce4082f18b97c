//! Everything about one container.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::network::shown_ports;
use super::paths::HostFiles;
use super::{Engine, EngineError};
use crate::containers::{ContainerRecord, Snapshot};
use crate::layers::RootPaths;
use crate::model::{EndpointRequest, LogDriver, MountPoint};
use crate::network::{Endpoint, PortSpec, PublishedPort};

/// Everything about one container.
#[derive(Clone, Debug)]
pub struct ContainerDetail {
    /// What it is and how it stands.
    pub snapshot: Snapshot,
    /// Where its log is; empty without one.
    pub log_path: PathBuf,
    /// The file behind its /etc/hostname; empty before the first start.
    pub hostname_path: PathBuf,
    /// The file behind its /etc/hosts; empty before the first start.
    pub hosts_path: PathBuf,
    /// The file behind its /etc/resolv.conf; empty before the first start.
    pub resolv_conf_path: PathBuf,
    /// The storage driver.
    pub driver: &'static str,
    /// The directories of its root; `None` when they are gone.
    pub root: Option<RootPaths>,
    /// Ids of the execs that still run.
    pub exec_ids: Vec<String>,
    /// Its mounts.
    pub mounts: Vec<ShownMount>,
    /// Its networks by name.
    pub networks: BTreeMap<String, ShownEndpoint>,
    /// Its ports: those exposed, with where they are published while it runs.
    pub ports: BTreeMap<PortSpec, Vec<PublishedPort>>,
    /// Its health, when it has a check.
    pub health: Option<Health>,
    /// The sizes of its files, when asked for.
    pub sizes: Option<Sizes>,
}

/// A mount with its place on the host.
#[derive(Clone, Debug)]
pub struct ShownMount {
    /// The mount.
    pub point: MountPoint,
    /// Host path; empty for a tmpfs.
    pub source: PathBuf,
}

/// A container's end on a network, or what it would be.
#[derive(Clone, Debug, Default)]
pub struct ShownEndpoint {
    /// What its user wished.
    pub request: EndpointRequest,
    /// The network's id; empty when the container has not been there.
    pub network_id: String,
    /// The end itself, while it runs.
    pub endpoint: Option<Endpoint>,
}

/// What health checks found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// No check has run yet.
    Starting,
}

/// Sizes of a container's files in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// What it wrote.
    pub changed_bytes: u64,
    /// That and its image.
    pub total_bytes: u64,
}

impl Engine {
    /// Everything about one container, with its sizes when asked for (they cost a walk through its files).
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn inspect_container(
        &self,
        name: &str,
        size: bool,
    ) -> Result<ContainerDetail, EngineError> {
        let container = self.find(name)?;
        let snapshot = container.snapshot();
        let record = Arc::clone(&snapshot.record);
        let sizes = if size {
            Some(self.sizes(&record).await?)
        } else {
            None
        };
        let files = snapshot
            .state
            .has_host_files
            .then(|| HostFiles::of(&self.inner.paths.container(&record.id)));
        let has_log =
            record.host_config.log_config.driver == LogDriver::JsonFile && files.is_some();
        let (hostname_path, hosts_path, resolv_conf_path) = files
            .map(|files| (files.hostname, files.hosts, files.resolv_conf))
            .unwrap_or_default();
        Ok(ContainerDetail {
            log_path: if has_log {
                self.inner.paths.log(&record.id)
            } else {
                PathBuf::new()
            },
            hostname_path,
            hosts_path,
            resolv_conf_path,
            driver: self.inner.layers.driver().as_str(),
            root: self.inner.layers.container_paths(&record.id),
            exec_ids: container.run().exec_ids.clone(),
            mounts: self.shown_mounts(&record),
            networks: self.shown_networks(&snapshot),
            ports: shown_ports(&record, &snapshot.state.ports),
            health: None,
            sizes,
            snapshot,
        })
    }

    /// The sizes of a container's files.
    pub(super) async fn sizes(&self, record: &ContainerRecord) -> Result<Sizes, EngineError> {
        let changed_bytes = self.inner.layers.changed_bytes(&record.id).await?;
        let image_bytes: u64 = record
            .layers
            .iter()
            .filter_map(|layer| self.inner.layers.size_bytes(layer))
            .sum();
        Ok(Sizes {
            changed_bytes,
            total_bytes: changed_bytes + image_bytes,
        })
    }
}
