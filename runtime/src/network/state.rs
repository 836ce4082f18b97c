//! What is taken, by whom, and what is ready: everything behind the one lock of [`Networks`](super::Networks). No
//! system call but bind(2) happens under it.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use super::bridge::FoundEndpoint;
use super::ipam::AddressPool;
use super::port_table::{HeldPort, PortTable};
use super::rules::Publication;
use super::warm::{Ready, Warm};
use super::{Endpoint, EndpointAddress, NetworkError, NetworkMode, NetworkRequest, PublishedPort};

/// How long an interface that is no longer needed is left to the kernel, which removes it with its namespace, many at
/// once and cheaper than on request. What is still there then is removed on request, and the address is free.
pub(super) const RETIREMENT: Duration = Duration::from_millis(100);

/// Everything behind the lock.
#[derive(Debug)]
pub(super) struct State {
    /// `None` without a bridge.
    pub(super) addresses: Option<AddressPool>,
    pub(super) ports: PortTable,
    pub(super) containers: BTreeMap<String, Connected>,
    pub(super) warm: Warm,
    pub(super) retiring: Vec<Retiring>,
    /// How many of them the worker is removing now.
    pub(super) reaping: usize,
    /// The worker ends, and nothing new begins.
    pub(super) closing: bool,
}

/// A container on a network.
#[derive(Debug)]
pub(super) struct Connected {
    pub(super) name: String,
    pub(super) endpoint: Endpoint,
    pub(super) ports: Vec<HeldPort>,
    /// Whether the packet filter has the ports.
    pub(super) published: bool,
}

/// An interface that nobody needs, and its address.
#[derive(Debug)]
pub(super) struct Retiring {
    pub(super) host_interface: String,
    pub(super) address: Ipv4Addr,
    pub(super) due: Instant,
}

/// What the worker does next.
#[derive(Debug)]
pub(super) enum Task {
    /// Make a sandbox for this mode.
    Refill(NetworkMode),
    /// Remove these interfaces and free their addresses.
    Reap(Vec<Retiring>),
    /// Nothing before this instant, or at all.
    Wait(Option<Instant>),
    /// End.
    Stop,
}

impl State {
    /// What there is to do at `now`.
    pub(super) fn next_task(&mut self, now: Instant) -> Task {
        if self.closing {
            return Task::Stop;
        }
        let due: Vec<_> = self
            .retiring
            .extract_if(.., |retiring| retiring.due <= now)
            .collect();
        if !due.is_empty() {
            self.reaping = due.len();
            return Task::Reap(due);
        }
        let refill = self.warm.missing(self.addresses.is_some());
        let not_before = self.warm.not_before.filter(|instant| *instant > now);
        match (refill, not_before) {
            (Some(mode), None) => Task::Refill(mode),
            (refill, not_before) => {
                let refill_at = not_before.filter(|_| refill.is_some());
                let reap_at = self.retiring.iter().map(|retiring| retiring.due).min();
                Task::Wait(refill_at.into_iter().chain(reap_at).min())
            }
        }
    }

    /// Refuses a second connection of one container, and any after the end.
    pub(super) fn admit(&self, container_id: &str) -> Result<(), NetworkError> {
        if self.closing {
            return Err(NetworkError::Closed);
        }
        match self.containers.get(container_id) {
            None => Ok(()),
            Some(connected) => Err(NetworkError::AlreadyConnected {
                container_id: container_id.to_owned(),
                network: connected.endpoint.network.clone(),
            }),
        }
    }

    /// Lets the worker remove an interface.
    pub(super) fn retire(&mut self, address: &EndpointAddress, due: Instant) {
        self.retiring.push(Retiring {
            host_interface: address.host_interface.clone(),
            address: address.address,
            due,
        });
    }

    /// Takes the lowest free address for a sandbox that nobody asked for yet.
    pub(super) fn allocate_in_advance(&mut self) -> Result<Ipv4Addr, NetworkError> {
        let address = self.allocate_address()?;
        self.warm.making = true;
        Ok(address)
    }

    /// Notes how that went.
    pub(super) fn made_in_advance(&mut self, ready: Option<Ready>) {
        self.warm.making = false;
        if let Some(ready) = ready {
            self.warm.put(ready);
        }
    }

    /// Whether an address is free or may soon be.
    pub(super) fn has_address_in_sight(&self) -> bool {
        self.warm.making
            || self.reaping > 0
            || !self.retiring.is_empty()
            || self.addresses.as_ref().is_some_and(AddressPool::has_free)
    }

    /// Takes the lowest free address.
    pub(super) fn allocate_address(&mut self) -> Result<Ipv4Addr, NetworkError> {
        self.addresses
            .as_mut()
            .ok_or(NetworkError::BridgeDisabled)?
            .allocate()
    }

    /// Gives back an address whose interface is gone.
    pub(super) fn free_address(&mut self, address: Ipv4Addr) {
        if let Some(addresses) = &mut self.addresses {
            addresses.release(address);
        }
    }

    /// Every port that the packet filter should have.
    pub(super) fn publications(&self) -> Vec<Publication> {
        self.containers
            .values()
            .flat_map(Connected::publications)
            .collect()
    }
}

impl From<FoundEndpoint> for Retiring {
    fn from(found: FoundEndpoint) -> Self {
        Self {
            host_interface: found.host_interface,
            address: found.address,
            due: Instant::now(),
        }
    }
}

impl Connected {
    /// A container that has got its endpoint and its ports.
    pub(super) fn new(request: &NetworkRequest, endpoint: &Endpoint, ports: Vec<HeldPort>) -> Self {
        Self {
            name: request.container_name.clone(),
            endpoint: endpoint.clone(),
            ports,
            published: false,
        }
    }

    /// The ports with the numbers chosen.
    pub(super) fn published_ports(&self) -> Vec<PublishedPort> {
        self.ports.iter().map(|held| held.port).collect()
    }

    /// The ports with the address behind them.
    pub(super) fn publications(&self) -> Vec<Publication> {
        let Some(address) = &self.endpoint.ipv4 else {
            return Vec::new();
        };
        self.ports
            .iter()
            .map(|held| Publication {
                port: held.port,
                container: address.address,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::super::warm::REFILL_DELAY;
    use super::*;
    use crate::network::{MacAddress, WarmPool};

    fn state(target: WarmPool) -> State {
        State {
            addresses: Some(AddressPool::new("10.66.0.1/29".parse().expect("a subnet"))),
            ports: PortTable::new(40_000..=40_001),
            containers: BTreeMap::new(),
            warm: Warm::new(target),
            retiring: Vec::new(),
            reaping: 0,
            closing: false,
        }
    }

    fn ready(address: Option<Ipv4Addr>) -> Ready {
        Ready {
            endpoint_id: "e".to_owned(),
            netns: File::open("/dev/null").expect("a descriptor").into(),
            address: address.map(endpoint_address),
        }
    }

    fn endpoint_address(address: Ipv4Addr) -> EndpointAddress {
        EndpointAddress {
            address,
            prefix_len: 29,
            gateway: Ipv4Addr::new(10, 66, 0, 1),
            mac: MacAddress::from_ipv4(address),
            interface: "eth0".to_owned(),
            host_interface: "veth1".to_owned(),
        }
    }

    #[test]
    fn the_pool_fills_to_its_bounds_and_no_further() {
        let mut state = state(WarmPool { none: 1, bridge: 2 });
        let now = Instant::now();
        let mut made = Vec::new();
        while let Task::Refill(mode) = state.next_task(now) {
            made.push(mode);
            let address = match mode {
                NetworkMode::Bridge => Some(state.allocate_in_advance().expect("an address")),
                NetworkMode::None => None,
            };
            state.made_in_advance(Some(ready(address)));
        }
        let (bridge, none) = (NetworkMode::Bridge, NetworkMode::None);
        assert_eq!(made, [bridge, bridge, none]);
        assert!(matches!(state.next_task(now), Task::Wait(None)));
    }

    #[test]
    fn the_lowest_address_is_given_out_first_and_replaced_after_a_while() {
        let mut state = state(WarmPool { none: 0, bridge: 2 });
        for last in [3, 2] {
            state.made_in_advance(Some(ready(Some(Ipv4Addr::new(10, 66, 0, last)))));
        }
        let now = Instant::now();
        let taken = state.warm.take(NetworkMode::Bridge, now).expect("warm");
        let address = taken.address.expect("an address").address;
        assert_eq!(address, Ipv4Addr::new(10, 66, 0, 2));
        let Task::Wait(Some(until)) = state.next_task(now) else {
            panic!("not while the container starts")
        };
        assert_eq!(until, now + REFILL_DELAY);
        let refill = state.next_task(until);
        assert!(matches!(refill, Task::Refill(NetworkMode::Bridge)));
    }

    #[test]
    fn a_stream_of_containers_does_not_put_the_refill_off() {
        let mut state = state(WarmPool { none: 1, bridge: 0 });
        let start = Instant::now();
        for millisecond in 0..=3 {
            let now = start + Duration::from_millis(millisecond);
            assert!(state.warm.take(NetworkMode::None, now).is_none());
        }
        let refill = state.next_task(start + REFILL_DELAY + REFILL_DELAY);
        assert!(matches!(refill, Task::Refill(NetworkMode::None)));
    }

    #[test]
    fn after_a_failure_nothing_is_made_until_a_container_comes() {
        let mut state = state(WarmPool { none: 1, bridge: 1 });
        state.warm.stall();
        let now = Instant::now();
        assert!(matches!(state.next_task(now), Task::Wait(None)));
        assert!(state.warm.take(NetworkMode::None, now).is_none());
        let refill = state.next_task(now + REFILL_DELAY);
        assert!(matches!(refill, Task::Refill(_)));
    }

    #[test]
    fn an_interface_is_removed_when_its_time_has_come() {
        let mut state = state(WarmPool { none: 0, bridge: 0 });
        let address = state.allocate_address().expect("an address");
        let now = Instant::now();
        state.retire(&endpoint_address(address), now + RETIREMENT);
        let Task::Wait(Some(due)) = state.next_task(now) else {
            panic!("nothing is due yet")
        };
        let Task::Reap(retired) = state.next_task(due) else {
            panic!("it is due")
        };
        assert_eq!(retired.len(), 1);
        assert_eq!(retired[0].address, address);
        assert!(state.has_address_in_sight());
    }

    #[test]
    fn closing_comes_before_everything_else() {
        let mut state = state(WarmPool { none: 1, bridge: 1 });
        state.closing = true;
        assert!(matches!(state.next_task(Instant::now()), Task::Stop));
        assert!(matches!(state.admit("c"), Err(NetworkError::Closed)));
    }
}
