//! Lists of containers.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use super::{Engine, EngineError, ShownEndpoint, ShownMount, Sizes};
use crate::containers::{ListQuery, Snapshot};
use crate::network::PortSpec;

/// One line of a list.
#[derive(Clone, Debug)]
pub struct ContainerSummary {
    /// What it is and how it stands.
    pub snapshot: Snapshot,
    /// The image as its user named it, or the image's id when that name is another image's by now.
    pub image: String,
    /// The command in one line, as a shell would quote it.
    pub command: String,
    /// `Up 5 seconds`, `Exited (7) 4 seconds ago` …
    pub status: String,
    /// Its ports.
    pub ports: Vec<ShownPort>,
    /// Its mounts.
    pub mounts: Vec<ShownMount>,
    /// Its networks by name.
    pub networks: BTreeMap<String, ShownEndpoint>,
    /// The sizes of its files, when asked for.
    pub sizes: Option<Sizes>,
}

/// A port in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShownPort {
    /// The port in the container.
    pub port: PortSpec,
    /// Where it is published, if it is.
    pub host: Option<(Ipv4Addr, u16)>,
}

impl Engine {
    /// The containers that a query asks for, the newest first.
    ///
    /// # Errors
    /// `NotFound`: a container that `before` or `since` names; `InvalidParameter`: a filter's value.
    pub async fn list_containers(
        &self,
        query: &ListQuery,
    ) -> Result<Vec<ContainerSummary>, EngineError> {
        let _ = query;
        Err(EngineError::NotImplemented { what: "list" })
    }
}
