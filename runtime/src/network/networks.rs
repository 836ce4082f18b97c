//! The networks of one daemon.

use std::path::Path;

use super::{
    Endpoint, LiveContainer, NetworkConfig, NetworkError, NetworkInfo, NetworkRequest, Sandbox,
};

/// The networks of one daemon: `bridge`, `host` and `none`. One value per daemon, shared behind an `Arc`.
#[derive(Debug)]
pub struct Networks {}

impl Networks {
    /// Checks the configuration, reads the record of ids at `record_path` (made when it is missing), makes or finds
    /// the bridge, and starts filling the pool of warm sandboxes. Rules for the packet filter are put in place in the
    /// background; the first bridge container waits for them.
    ///
    /// Only a wrong configuration or an unreadable record fails. A bridge that cannot be made (no privilege, no
    /// kernel support) is one warning in the log, and the answer to every container that asks for it.
    /// Blocks for a few milliseconds.
    pub fn open(config: NetworkConfig, record_path: &Path) -> Result<Self, NetworkError> {
        let _ = (config, record_path);
        Err(NetworkError::Closed)
    }

    /// Takes up the containers that outlived the last daemon: their addresses stay theirs, their ports are bound
    /// again, and interfaces of containers that are not in the list are removed. To be called once, after
    /// [`open`](Self::open) and before the first [`connect`](Self::connect). A port that somebody else took meanwhile
    /// is a warning in the log: the container runs on.
    pub async fn restore(&self, live: Vec<LiveContainer>) -> Result<(), NetworkError> {
        let _ = live;
        Err(NetworkError::Closed)
    }

    /// Checks a request as far as it can be checked when a container is created. Errors are those of
    /// [`connect`](Self::connect) of kind `InvalidParameter` and `Forbidden`.
    pub fn check(&self, request: &NetworkRequest) -> Result<(), NetworkError> {
        let _ = request;
        Err(NetworkError::Closed)
    }

    /// Gives a container that is about to start its namespace, with interfaces, addresses, routes and published
    /// ports. Everything is undone when it fails or when the future is dropped.
    pub async fn connect(
        &self,
        container_id: &str,
        request: NetworkRequest,
    ) -> Result<Sandbox, NetworkError> {
        let _ = (container_id, request);
        Err(NetworkError::Closed)
    }

    /// Notes a container in network mode `host`, for the lists; [`release`](Self::release) forgets it.
    pub fn join_host(&self, container_id: &str, container_name: &str) -> Endpoint {
        let _ = (container_id, container_name);
        Endpoint {
            network: String::new(),
            network_id: String::new(),
            endpoint_id: String::new(),
            ipv4: None,
        }
    }

    /// Takes back what a container that has ended was given. Published ports are free when this returns; the
    /// interface goes in the background. A container that has nothing is fine.
    pub async fn release(&self, container_id: &str) -> Result<(), NetworkError> {
        let _ = container_id;
        Err(NetworkError::Closed)
    }

    /// A container's new name, for the lists.
    pub fn rename(&self, container_id: &str, container_name: &str) {
        let _ = (container_id, container_name);
    }

    /// All networks: bridge (unless disabled), host, none.
    pub fn list(&self) -> Vec<NetworkInfo> {
        Vec::new()
    }

    /// The network with this name, this id, or the only one whose id begins so.
    pub fn inspect(&self, name_or_id: &str) -> Result<NetworkInfo, NetworkError> {
        Err(NetworkError::NotFound {
            name: name_or_id.to_owned(),
        })
    }

    /// Stops the threads and drops the unused sandboxes. When no container is connected any more, our bridge and our
    /// rules go too; otherwise they stay for the containers that run on.
    pub async fn close(&self) -> Result<(), NetworkError> {
        Err(NetworkError::Closed)
    }

    /// [`close`](Self::close), and the bridge, the interfaces and the rules go even if containers are connected.
    /// For tests and for removing the daemon from a machine.
    pub async fn purge(&self) -> Result<(), NetworkError> {
        Err(NetworkError::Closed)
    }
}
