//! Everything about one container.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Engine, EngineError};
use crate::containers::Snapshot;
use crate::layers::RootPaths;
use crate::model::{EndpointRequest, MountPoint};
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
    /// Paths hidden from it; empty when it is privileged.
    pub masked_paths: Vec<String>,
    /// Paths it cannot write; empty when it is privileged.
    pub readonly_paths: Vec<String>,
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
        let _ = (name, size);
        Err(EngineError::NotImplemented { what: "inspect" })
    }
}
