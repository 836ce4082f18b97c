//! Taking what a container needs before its namespace is made, and giving it back.

use std::net::Ipv4Addr;
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use tracing::warn;

use super::bridge::Bridge;
use super::core::Core;
use super::hold::hold_port;
use super::marks::Mark;
use super::record::random_hex;
use super::sandbox::{CONTAINER_INTERFACE, EndpointPlan};
use super::state::{Connected, RETIREMENT};
use super::{
    Endpoint, EndpointAddress, MacAddress, NetworkError, NetworkMode, NetworkRequest, PublishedPort,
};

/// What a container has got before its namespace is made.
#[derive(Debug)]
pub(super) struct Claim {
    pub(super) endpoint: Endpoint,
    /// The namespace, if one was ready.
    pub(super) netns: Option<OwnedFd>,
    /// What to make if none was.
    pub(super) plan: Option<EndpointPlan>,
}

impl Core {
    /// Takes a warm sandbox for mode `none`, or leaves one to be made.
    pub(super) fn claim_none(
        &self,
        container_id: &str,
        request: &NetworkRequest,
    ) -> Result<Claim, NetworkError> {
        let spare_id = random_hex(32)?;
        let mut state = self.lock();
        state.admit(container_id)?;
        let (endpoint_id, netns) = match state.warm.take(NetworkMode::None, Instant::now()) {
            Some(ready) => (ready.endpoint_id, Some(ready.netns)),
            None => (spare_id, None),
        };
        let endpoint = Endpoint {
            network: "none".to_owned(),
            network_id: self.record.none.id.clone(),
            endpoint_id,
            ipv4: None,
        };
        state.containers.insert(
            container_id.to_owned(),
            Connected::new(request, &endpoint, Vec::new()),
        );
        self.wake.notify_all();
        Ok(Claim {
            endpoint,
            netns,
            plan: None,
        })
    }

    /// Takes an address and ports on the bridge, and a warm sandbox if one suits.
    pub(super) fn claim_bridge(
        &self,
        container_id: &str,
        request: &NetworkRequest,
    ) -> Result<Claim, NetworkError> {
        let bridge = self.ready_bridge()?;
        let spare_id = random_hex(32)?;
        let mut state = self.lock();
        state.admit(container_id)?;
        let ports = state
            .ports
            .allocate(&request.ports, self.config.default_host_ip, hold_port)?;
        // A warm sandbox has its MAC address already.
        let warm = match request.mac {
            None => state.warm.take(NetworkMode::Bridge, Instant::now()),
            Some(_) => None,
        };
        let made = match warm {
            Some(ready) => Ok((ready.endpoint_id, Some(ready.netns), ready.address, None)),
            None => state.allocate_address().map(|address| {
                let mac = request
                    .mac
                    .unwrap_or_else(|| MacAddress::from_ipv4(address));
                let plan = self.plan(bridge, address, mac, &spare_id);
                (spare_id, None, Some(plan.address.clone()), Some(plan))
            }),
        };
        let (endpoint_id, netns, ipv4, plan) = match made {
            Ok(made) => made,
            Err(error) => {
                for held in &ports {
                    state.ports.release(&held.port);
                }
                return Err(error);
            }
        };
        let endpoint = Endpoint {
            network: "bridge".to_owned(),
            network_id: self.record.bridge.id.clone(),
            endpoint_id,
            ipv4,
        };
        state.containers.insert(
            container_id.to_owned(),
            Connected::new(request, &endpoint, ports),
        );
        self.wake.notify_all();
        Ok(Claim {
            endpoint,
            netns,
            plan,
        })
    }

    /// What to make for this address. The host's end is named after the endpoint, which is random.
    pub(super) fn plan(
        &self,
        bridge: &Bridge,
        address: Ipv4Addr,
        mac: MacAddress,
        endpoint_id: &str,
    ) -> EndpointPlan {
        let mark = Mark::Endpoint {
            instance: self.record.instance.clone(),
            endpoint_id: endpoint_id.to_owned(),
            address,
        };
        EndpointPlan {
            address: EndpointAddress {
                address,
                prefix_len: bridge.address.prefix_len(),
                gateway: bridge.address.addr(),
                mac,
                interface: CONTAINER_INTERFACE.to_owned(),
                host_interface: format!("veth{}", endpoint_id.get(..8).unwrap_or(endpoint_id)),
            },
            bridge_index: bridge.index,
            group: self.record.link_group(),
            mtu: bridge.mtu,
            alias: mark.render(),
            hairpin: bridge.hairpin,
        }
    }

    /// The ports a container has.
    pub(super) fn ports_of(&self, container_id: &str) -> Vec<PublishedPort> {
        self.lock()
            .containers
            .get(container_id)
            .map(Connected::published_ports)
            .unwrap_or_default()
    }

    /// Hurries the addresses that are on their way back, and says whether there are any.
    pub(super) fn hurry_addresses(&self) -> bool {
        let mut state = self.lock();
        // The refill must not take what a container waits for.
        state.warm.stall();
        let now = Instant::now();
        if let Some(ready) = state.warm.take_any_address()
            && let Some(address) = ready.address
        {
            state.retire(&address, now);
        }
        for retiring in &mut state.retiring {
            retiring.due = now;
        }
        self.wake.notify_all();
        state.has_address_in_sight()
    }

    /// Forgets a container. Its interface goes soon; its ports stay taken until [`unpublish`](Self::unpublish).
    pub(super) fn disconnect(&self, container_id: &str) -> Option<Connected> {
        let mut state = self.lock();
        let connected = state.containers.remove(container_id)?;
        if let Some(address) = &connected.endpoint.ipv4 {
            state.retire(address, Instant::now() + RETIREMENT);
            self.wake.notify_all();
        }
        Some(connected)
    }

    /// [`disconnect`](Self::disconnect) and [`unpublish`](Self::unpublish) without waiting: for a future that was
    /// dropped.
    pub(super) fn abandon(self: &Arc<Self>, container_id: &str) {
        let Some(connected) = self.disconnect(container_id) else {
            return;
        };
        if connected.ports.is_empty() {
            return;
        }
        let core = Arc::clone(self);
        let spawned = thread::Builder::new()
            .name("pier-rules".to_owned())
            .spawn(move || {
                if let Err(error) = core.unpublish(connected) {
                    warn!(
                        error = error.with_causes(),
                        "could not take back the ports of a container that did not start"
                    );
                }
            });
        if let Err(error) = spawned {
            warn!(
                %error,
                container = container_id,
                "ports stay taken: no thread could be started"
            );
        }
    }
}
