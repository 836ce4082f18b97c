//! The networks of one daemon.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use ipnet::Ipv4Net;
use tracing::warn;

use super::connect::blocking;
use super::core::{BridgeState, Core, recover};
use super::presence::Presence;
use super::record::{Identity, Record, random_hex};
use super::state::Connected;
use super::{
    BridgeChoice, ConnectedContainer, Endpoint, IpamConfig, LiveContainer, NetworkConfig,
    NetworkError, NetworkInfo, NetworkMode, NetworkRequest, Sandbox, bridge, connect, worker,
};
use crate::store::Store;

/// The networks of one daemon: `bridge`, `host` and `none`. One value per daemon, shared behind an `Arc`.
#[derive(Debug)]
pub struct Networks {
    core: Arc<Core>,
    worker: Mutex<Option<JoinHandle<()>>>,
    presence: Mutex<Option<Presence>>,
}

impl Networks {
    /// Checks the configuration, reads the record of ids from `store` (made when it is missing), makes or finds the
    /// bridge, and starts filling the pool of warm sandboxes. Rules for the packet filter are put in place in the
    /// background; the first bridge container waits for them.
    ///
    /// Only a wrong configuration (`InvalidParameter`) or an unreadable store fails. A bridge that cannot be made (no
    /// privilege, no kernel support) is one warning in the log, and the answer to every container that asks for it.
    /// Takes a few milliseconds.
    pub async fn open(config: NetworkConfig, store: &Store) -> Result<Self, NetworkError> {
        config.validate()?;
        let record = Record::load(store).await?;
        let presence = Presence::announce(&record.instance);
        let core = if config.bridge == BridgeChoice::Disabled {
            Core::new(config, record, BridgeState::Disabled, Vec::new())
        } else {
            let before = record.clone();
            let core = blocking(move || Ok(with_bridge(config, record))).await?;
            if core.record != before {
                core.record.save(store).await?;
            }
            core
        };
        let core = Arc::new(core);
        let worker = worker::start(&core)?;
        Ok(Self {
            core,
            worker: Mutex::new(Some(worker)),
            presence: Mutex::new(Some(presence)),
        })
    }

    /// Takes up the containers that outlived the last daemon: their addresses stay theirs, their ports are bound
    /// again, and interfaces of containers that are not in the list are removed. To be called once, after
    /// [`open`](Self::open) and before the first [`connect`](Self::connect). A port that somebody else took meanwhile
    /// is a warning in the log: the container runs on.
    pub async fn restore(&self, live: Vec<LiveContainer>) -> Result<(), NetworkError> {
        self.core.take_up(live);
        let core = Arc::clone(&self.core);
        match connect::rules_ready(&self.core).await {
            // Without rules there is nothing to put right, and whoever needs them is told.
            Err(_) => Ok(()),
            Ok(()) => blocking(move || core.replace_publications()).await,
        }
    }

    /// Checks a request as far as it can be checked when a container is created. Errors are those of
    /// [`connect`](Self::connect) of kind `InvalidParameter` and `Forbidden`.
    pub fn check(&self, request: &NetworkRequest) -> Result<(), NetworkError> {
        if request.ipv4.is_some() {
            return Err(NetworkError::AddressOnPredefined);
        }
        if !request.aliases.is_empty() {
            return Err(NetworkError::AliasOnPredefined);
        }
        if request.mode == NetworkMode::Bridge {
            if matches!(self.core.bridge, BridgeState::Disabled) {
                return Err(NetworkError::BridgeDisabled);
            }
            if !request.ports.is_empty() && !self.core.config.iptables {
                return Err(NetworkError::PublishWithoutRules);
            }
        }
        Ok(())
    }

    /// Gives a container that is about to start its namespace, with interfaces, addresses, routes and published
    /// ports. Everything is undone when it fails or when the future is dropped.
    ///
    /// Ports are dropped with a warning in mode `none`, as dockerd does.
    pub async fn connect(
        &self,
        container_id: &str,
        request: NetworkRequest,
    ) -> Result<Sandbox, NetworkError> {
        self.check(&request)?;
        match request.mode {
            NetworkMode::None => connect::to_none(&self.core, container_id, &request).await,
            NetworkMode::Bridge => connect::to_bridge(&self.core, container_id, &request).await,
        }
    }

    /// Notes a container in network mode `host`, for the lists; [`release`](Self::release) forgets it.
    pub fn join_host(
        &self,
        container_id: &str,
        container_name: &str,
    ) -> Result<Endpoint, NetworkError> {
        let endpoint = Endpoint {
            network: "host".to_owned(),
            network_id: self.core.record.host.id.clone(),
            endpoint_id: random_hex(32)?,
            ipv4: None,
        };
        let mut state = self.core.lock();
        state.admit(container_id)?;
        let connected = Connected {
            name: container_name.to_owned(),
            endpoint: endpoint.clone(),
            ports: Vec::new(),
            published: false,
        };
        state.containers.insert(container_id.to_owned(), connected);
        Ok(endpoint)
    }

    /// Takes back what a container that has ended was given. Published ports are free when this returns; the
    /// interface goes in the background. A container that has nothing is fine.
    pub async fn release(&self, container_id: &str) -> Result<(), NetworkError> {
        let Some(connected) = self.core.disconnect(container_id) else {
            return Ok(());
        };
        if connected.ports.is_empty() {
            return Ok(());
        }
        let core = Arc::clone(&self.core);
        blocking(move || core.unpublish(connected)).await
    }

    /// A container's new name, for the lists.
    pub fn rename(&self, container_id: &str, container_name: &str) {
        if let Some(connected) = self.core.lock().containers.get_mut(container_id) {
            connected.name = container_name.to_owned();
        }
    }

    /// All networks: bridge (unless disabled), host, none.
    pub fn list(&self) -> Vec<NetworkInfo> {
        let record = &self.core.record;
        let mut all = Vec::new();
        if !matches!(self.core.bridge, BridgeState::Disabled) {
            all.push(self.describe("bridge", "bridge", &record.bridge));
        }
        all.push(self.describe("host", "host", &record.host));
        all.push(self.describe("none", "null", &record.none));
        all
    }

    /// The network with this name, this id, or the only one whose id begins so.
    pub fn inspect(&self, name_or_id: &str) -> Result<NetworkInfo, NetworkError> {
        let not_found = || NetworkError::NotFound {
            name: name_or_id.to_owned(),
        };
        if name_or_id.is_empty() {
            return Err(not_found());
        }
        let mut all = self.list();
        if let Some(at) = all
            .iter()
            .position(|network| network.name == name_or_id || network.id == name_or_id)
        {
            return Ok(all.swap_remove(at));
        }
        all.retain(|network| network.id.starts_with(name_or_id));
        match all.len() {
            0 => Err(not_found()),
            1 => Ok(all.swap_remove(0)),
            _ => Err(NetworkError::Ambiguous {
                name: name_or_id.to_owned(),
            }),
        }
    }

    /// Stops the threads and drops the unused sandboxes. When no container is connected any more, our bridge and our
    /// rules go too; otherwise they stay for the containers that run on.
    pub async fn close(&self) -> Result<(), NetworkError> {
        self.stop(false).await
    }

    /// [`close`](Self::close), and the bridge, the interfaces and the rules go even if containers are connected.
    /// For tests and for removing the daemon from a machine.
    pub async fn purge(&self) -> Result<(), NetworkError> {
        self.stop(true).await
    }

    /// What the worker does from time to time, at once.
    #[cfg(test)]
    pub(super) fn look_after_rules(&self) {
        self.core.look_after_rules();
    }

    async fn stop(&self, everything: bool) -> Result<(), NetworkError> {
        self.core.begin_closing();
        let worker = recover(self.worker.lock()).take();
        let presence = recover(self.presence.lock()).take();
        let core = Arc::clone(&self.core);
        blocking(move || {
            if let Some(worker) = worker
                && worker.join().is_err()
            {
                warn!("the network's worker thread had panicked");
            }
            let result = core.clean_up(everything);
            drop(presence);
            result
        })
        .await
    }

    fn describe(&self, name: &str, driver: &'static str, identity: &Identity) -> NetworkInfo {
        let state = self.core.lock();
        let containers = state
            .containers
            .iter()
            .filter(|(_, connected)| connected.endpoint.network == name)
            .map(|(id, connected)| (id.clone(), describe_container(connected)))
            .collect();
        let (ipam, options) = match (&self.core.bridge, name) {
            (BridgeState::Ready(bridge), "bridge") => (
                vec![IpamConfig {
                    subnet: bridge.address.trunc(),
                    gateway: Some(bridge.address.addr()),
                }],
                self.core.bridge_options(bridge),
            ),
            _ => (Vec::new(), BTreeMap::new()),
        };
        NetworkInfo {
            name: name.to_owned(),
            id: identity.id.clone(),
            created: identity.created,
            driver,
            scope: "local",
            ipam,
            containers,
            options,
            labels: BTreeMap::new(),
            internal: false,
        }
    }
}

impl Drop for Networks {
    /// Without [`close`](Self::close) the worker ends by itself, and the kernel removes unused interfaces with their
    /// namespaces.
    fn drop(&mut self) {
        self.core.begin_closing();
    }
}

/// Makes or finds the bridge. Blocks.
fn with_bridge(config: NetworkConfig, mut record: Record) -> Core {
    match bridge::prepare(&config, &mut record) {
        Ok((bridge, found)) => Core::new(config, record, BridgeState::Ready(bridge), found),
        Err(error) => {
            let reason = error.with_causes();
            warn!(
                reason,
                "no default bridge: containers that ask for it will be refused"
            );
            Core::new(config, record, BridgeState::Failed(reason), Vec::new())
        }
    }
}

fn describe_container(connected: &Connected) -> ConnectedContainer {
    let address = connected.endpoint.ipv4.as_ref();
    ConnectedContainer {
        name: connected.name.clone(),
        endpoint_id: connected.endpoint.endpoint_id.clone(),
        mac: address.map(|address| address.mac),
        ipv4: address.and_then(|address| Ipv4Net::new(address.address, address.prefix_len).ok()),
    }
}
