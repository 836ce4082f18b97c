//! The first thing after a start and the last before an end.

use tracing::{info, warn};

use super::core::{BridgeState, Core, recover};
use super::hold::hold_port;
use super::links::Links;
use super::state::Connected;
use super::{LiveContainer, NetworkError, bridge};

impl Core {
    /// Takes up containers that outlived the last daemon, and lets the worker remove what belongs to none of them.
    pub(super) fn take_up(&self, live: Vec<LiveContainer>) {
        let found = std::mem::take(&mut *recover(self.found.lock()));
        let mut state = self.lock();
        for container in live {
            let Some(endpoint) = container.endpoints.into_iter().next() else {
                continue;
            };
            if let (Some(address), Some(addresses)) = (&endpoint.ipv4, &mut state.addresses) {
                let known = found.iter().any(|found| found.address == address.address);
                if !known && let Err(error) = addresses.allocate_exact(address.address) {
                    warn!(container = container.container_id, %error, "a running container's address cannot be kept for it");
                }
            }
            let ports = container.ports.into_iter().map(|port| {
                let (held, bound) = state.ports.take_up(port, hold_port);
                if let Err(error) = bound {
                    warn!(container = container.container_id, %error, "a running container's port could not be bound again");
                }
                held
            });
            let ports = ports.collect();
            let connected = Connected {
                name: container.container_name,
                endpoint,
                ports,
                published: false,
            };
            state.containers.insert(container.container_id, connected);
        }
        let mut orphans = found;
        orphans.retain(|found| {
            let in_use =
                |connected: &Connected| connected.endpoint.endpoint_id == found.endpoint_id;
            found.ours && !state.containers.values().any(in_use)
        });
        for orphan in orphans {
            info!(
                interface = orphan.host_interface,
                "removing the interface of a container that is gone"
            );
            state.retiring.push(orphan.into());
        }
        self.wake.notify_all();
    }

    /// Removes what is unused, and the bridge and its rules too when no container is left on it (or `everything` is to
    /// go). The worker has ended. Goes on after a failure and reports the first. Blocks.
    pub(super) fn clean_up(&self, everything: bool) -> Result<(), NetworkError> {
        let mut state = self.lock();
        let mut interfaces: Vec<String> = state
            .retiring
            .drain(..)
            .map(|retiring| retiring.host_interface)
            .collect();
        // Each descriptor is closed here, before its interface is removed.
        interfaces.extend(
            state
                .warm
                .drain()
                .into_iter()
                .filter_map(|ready| Some(ready.address?.host_interface)),
        );
        if everything {
            let connected = std::mem::take(&mut state.containers);
            let interface = |connected: Connected| Some(connected.endpoint.ipv4?.host_interface);
            interfaces.extend(connected.into_values().filter_map(interface));
        }
        let idle = state
            .containers
            .values()
            .all(|connected| connected.endpoint.ipv4.is_none());
        drop(state);
        let mut result = Ok(());
        if !interfaces.is_empty() {
            let mut links = Links::open()?;
            for interface in interfaces {
                result = result.and(links.delete(&interface));
            }
        }
        if let (true, BridgeState::Ready(bridge)) = (idle, &self.bridge) {
            if let Some(firewall) = &self.firewall {
                result = result.and(recover(firewall.lock()).tear_down());
            }
            result = result.and(bridge::remove(bridge));
        }
        result
    }
}
