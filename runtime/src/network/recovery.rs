//! The first thing after a start and the last before an end.

use std::panic::resume_unwind;
use std::thread;

use tracing::{info, warn};

use super::core::{BridgeState, Core, recover};
use super::hold::hold_port;
use super::links::Links;
use super::state::Connected;
use super::{LiveContainer, NetworkError};

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
                    warn!(
                        container = container.container_id,
                        error = error.with_causes(),
                        "a running container's address cannot be kept for it"
                    );
                }
            }
            let ports = container.ports.into_iter().map(|port| {
                let (held, bound) = state.ports.take_up(port, hold_port);
                if let Err(error) = bound {
                    warn!(
                        container = container.container_id,
                        error = error.with_causes(),
                        "a running container's port could not be bound again"
                    );
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
        // With its descriptor each unused namespace dies, and both ends of its pair with it.
        drop(state.warm.drain());
        let retiring = std::mem::take(&mut state.retiring);
        if everything {
            state.containers.clear();
        }
        let on_bridge = |connected: &Connected| connected.endpoint.ipv4.is_some();
        let idle = !state.containers.values().any(on_bridge);
        drop(state);
        let BridgeState::Ready(_) = &self.bridge else {
            return Ok(());
        };
        if idle {
            // Both wait for the kernel's readers: they may as well do so together.
            let group = self.record.link_group();
            return thread::scope(|scope| {
                let rules = scope.spawn(|| self.tear_down_rules());
                let links = Links::open().and_then(|mut links| links.delete_group(group));
                let rules = rules.join().unwrap_or_else(|panic| resume_unwind(panic));
                rules.and(links)
            });
        }
        let mut links = Links::open()?;
        let mut result = Ok(());
        for retiring in retiring {
            result = result.and(links.delete(&retiring.host_interface));
        }
        result
    }
}
