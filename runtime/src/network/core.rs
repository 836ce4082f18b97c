//! What [`Networks`](super::Networks) and its worker share.

use std::collections::BTreeMap;
use std::sync::{Condvar, LockResult, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use tokio::sync::watch;

use super::bridge::{Bridge, FoundEndpoint};
use super::ipam::AddressPool;
use super::port_table::{PortTable, ephemeral_range};
use super::record::Record;
use super::rules::{Firewall, RulesPlan};
use super::state::{State, Task};
use super::warm::Warm;
use super::{NetworkConfig, NetworkError};

/// The shared part.
#[derive(Debug)]
pub(super) struct Core {
    pub(super) config: NetworkConfig,
    pub(super) record: Record,
    pub(super) bridge: BridgeState,
    pub(super) rules: watch::Sender<RulesState>,
    /// Held while the rules' program runs, so never by an async task. Whoever holds both locks took this one first.
    pub(super) firewall: Option<Mutex<Firewall>>,
    state: Mutex<State>,
    pub(super) wake: Condvar,
    /// Interfaces of this daemon that were there at the start, until `restore` has said whose they are.
    pub(super) found: Mutex<Vec<FoundEndpoint>>,
}

/// What became of the bridge.
#[derive(Debug)]
pub(super) enum BridgeState {
    Ready(Bridge),
    /// `--bridge none`.
    Disabled,
    /// Why there is none.
    Failed(String),
}

/// What became of the packet filter's rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RulesState {
    Pending,
    Ready,
    /// Why there are none.
    Failed(String),
}

impl Core {
    /// Nothing is started yet.
    pub(super) fn new(
        config: NetworkConfig,
        record: Record,
        bridge: BridgeState,
        found: Vec<FoundEndpoint>,
    ) -> Self {
        let (mut addresses, mut firewall) = (None, None);
        if let BridgeState::Ready(bridge) = &bridge {
            let mut pool = AddressPool::new(bridge.address);
            for endpoint in &found {
                // One that cannot be taken is outside the subnet, or there twice: either way nobody else gets it.
                let _ = pool.allocate_exact(endpoint.address);
            }
            addresses = Some(pool);
            let plan = RulesPlan {
                bridge: bridge.name.clone(),
                subnet: bridge.address,
                masquerade: config.ip_masq,
                inter_container: config.icc,
                isolate: bridge.owned,
                fresh: bridge.fresh,
            };
            firewall = Some(Mutex::new(Firewall::new(plan, config.iptables)));
        }
        let state = State {
            addresses,
            ports: PortTable::new(ephemeral_range()),
            containers: BTreeMap::new(),
            warm: Warm::new(config.warm),
            retiring: Vec::new(),
            reaping: 0,
            closing: false,
        };
        Self {
            config,
            record,
            bridge,
            rules: watch::Sender::new(RulesState::Pending),
            firewall,
            state: Mutex::new(state),
            wake: Condvar::new(),
            found: Mutex::new(found),
        }
    }

    /// The lock on what is taken.
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        recover(self.state.lock())
    }

    /// Waits until there is something to do.
    pub(super) fn next_task(&self) -> Task {
        let mut state = self.lock();
        loop {
            let now = Instant::now();
            state = match state.next_task(now) {
                Task::Wait(None) => recover(self.wake.wait(state)),
                Task::Wait(Some(instant)) => {
                    let pause = instant.saturating_duration_since(now);
                    self.wake
                        .wait_timeout(state, pause)
                        .map_or_else(|error| error.into_inner().0, |pair| pair.0)
                }
                task => return task,
            };
        }
    }

    /// Ends the worker and refuses everything new.
    pub(super) fn begin_closing(&self) {
        self.lock().closing = true;
        self.wake.notify_all();
    }

    /// The bridge, or why there is none.
    pub(super) fn ready_bridge(&self) -> Result<&Bridge, NetworkError> {
        match &self.bridge {
            BridgeState::Ready(bridge) => Ok(bridge),
            BridgeState::Disabled => Err(NetworkError::BridgeDisabled),
            BridgeState::Failed(reason) => Err(NetworkError::BridgeUnavailable {
                reason: reason.clone(),
            }),
        }
    }

    /// The options of the bridge network, under the names that dockerd gives them.
    pub(super) fn bridge_options(&self, bridge: &Bridge) -> BTreeMap<String, String> {
        let yes_no = |yes: bool| yes.to_string();
        [
            ("com.docker.network.bridge.default_bridge", yes_no(true)),
            (
                "com.docker.network.bridge.enable_icc",
                yes_no(self.config.icc),
            ),
            (
                "com.docker.network.bridge.enable_ip_masquerade",
                yes_no(self.config.ip_masq),
            ),
            (
                "com.docker.network.bridge.host_binding_ipv4",
                self.config.default_host_ip.to_string(),
            ),
            ("com.docker.network.bridge.name", bridge.name.clone()),
            ("com.docker.network.driver.mtu", bridge.mtu.to_string()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
    }
}

/// What a lock protects, even if a thread has panicked with it: every change under it is complete by itself.
pub(super) fn recover<T>(locked: LockResult<T>) -> T {
    locked.unwrap_or_else(PoisonError::into_inner)
}
