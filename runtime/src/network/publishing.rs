//! Keeping the packet filter in step with what is published. Everything here blocks while a program runs.

use tracing::warn;

use super::NetworkError;
use super::bridge::route_loopback;
use super::core::{BridgeState, Core, RulesState, recover};
use super::rules::Standing;
use super::state::Connected;

impl Core {
    /// Puts the bridge's rules in place.
    pub(super) fn set_up_rules(&self) {
        let (Some(firewall), BridgeState::Ready(bridge)) = (&self.firewall, &self.bridge) else {
            return;
        };
        let outcome = match recover(firewall.lock()).set_up() {
            Ok(()) => {
                if self.config.iptables {
                    route_loopback(bridge, true);
                }
                RulesState::Ready
            }
            Err(error) => {
                warn!(
                    error = error.with_causes(),
                    "no packet filter rules for the bridge"
                );
                RulesState::Failed(error.with_causes())
            }
        };
        self.rules.send_replace(outcome);
    }

    /// Looks whether the rules are still there and says them again if not: whoever reloads the host's firewall may flush
    /// them, and another engine that starts later drops what it does not know.
    pub(super) fn look_after_rules(&self) {
        let Some(firewall) = &self.firewall else {
            return;
        };
        if *self.rules.borrow() != RulesState::Ready {
            return;
        }
        let standing = recover(firewall.lock()).look_after();
        match standing {
            Ok(Standing::Kept) => {}
            Ok(Standing::Lost) => {
                warn!("somebody removed the packet filter rules of the bridge: making them again");
                self.set_up_rules();
                if let Err(error) = self.replace_publications() {
                    warn!(
                        error = error.with_causes(),
                        "published ports are not reachable"
                    );
                }
            }
            Err(error) => warn!(
                error = error.with_causes(),
                "could not look after the packet filter rules"
            ),
        }
    }

    /// Takes the bridge's rules away.
    pub(super) fn tear_down_rules(&self) -> Result<(), NetworkError> {
        let (Some(firewall), BridgeState::Ready(bridge)) = (&self.firewall, &self.bridge) else {
            return Ok(());
        };
        if self.config.iptables && !bridge.owned {
            route_loopback(bridge, false);
        }
        recover(firewall.lock()).tear_down()
    }

    /// Publishes a container's ports. Blocks.
    pub(super) fn publish(
        &self,
        container_id: &str,
        endpoint_id: &str,
    ) -> Result<(), NetworkError> {
        let Some(firewall) = &self.firewall else {
            return Err(NetworkError::PublishWithoutRules);
        };
        let mut firewall = recover(firewall.lock());
        let publications = match self.lock().containers.get(container_id) {
            Some(connected) if connected.endpoint.endpoint_id == endpoint_id => {
                connected.publications()
            }
            _ => return Ok(()),
        };
        if let Err(error) = firewall.publish(&publications) {
            // Somebody has changed our rules: say again all that shall be published.
            if firewall.look_after()? == Standing::Lost {
                firewall.set_up()?;
            }
            let all = self.lock().publications();
            firewall.replace(&all).map_err(|_| error)?;
        }
        match self.lock().containers.get_mut(container_id) {
            Some(connected) if connected.endpoint.endpoint_id == endpoint_id => {
                connected.published = true;
                return Ok(());
            }
            _ => {}
        }
        // Whoever wanted it has gone away meanwhile.
        firewall.unpublish(&publications)
    }

    /// Takes ports back: from the packet filter, then from the table, then (with the sockets) from the kernel. Blocks.
    pub(super) fn unpublish(&self, connected: Connected) -> Result<(), NetworkError> {
        let firewall = self
            .firewall
            .as_ref()
            .map(|firewall| recover(firewall.lock()));
        let mut result = Ok(());
        if let Some(firewall) = firewall.filter(|_| connected.published) {
            result = firewall.unpublish(&connected.publications());
            if result.is_err() {
                // Somebody else has changed our rules: say again what shall be published.
                let publications = self.lock().publications();
                result = result.or_else(|_| firewall.replace(&publications));
            }
        }
        let mut state = self.lock();
        for held in &connected.ports {
            state.ports.release(&held.port);
        }
        result
    }

    /// Says again what is published, and nothing else is. Blocks.
    pub(super) fn replace_publications(&self) -> Result<(), NetworkError> {
        let Some(firewall) = &self.firewall else {
            return Ok(());
        };
        let firewall = recover(firewall.lock());
        let publications = self.lock().publications();
        firewall.replace(&publications)?;
        for connected in self.lock().containers.values_mut() {
            connected.published = !connected.ports.is_empty();
        }
        Ok(())
    }
}
