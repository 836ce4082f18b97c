//! What is taken, by whom, and what is ready: everything behind the one lock of [`Networks`](super::Networks). No
//! system call but bind(2) happens under it.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

use super::bridge::FoundEndpoint;
use super::ipam::AddressPool;
use super::port_table::{HeldPort, PortTable};
use super::rules::Publication;
use super::{
    Endpoint, EndpointAddress, NetworkError, NetworkMode, NetworkRequest, PublishedPort, WarmPool,
};

/// How long an interface that is no longer needed is left to the kernel, which removes it with its namespace, many at
/// once and cheaper than on request. What is still there then is removed on request, and the address is free.
pub(super) const RETIREMENT: Duration = Duration::from_millis(100);

/// How long after a sandbox was taken its successor is made: not while the container that took it is starting.
pub(super) const REFILL_DELAY: Duration = Duration::from_millis(3);

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

/// A sandbox without a container.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) endpoint_id: String,
    pub(super) netns: OwnedFd,
    /// `None` for mode `none`.
    pub(super) address: Option<EndpointAddress>,
}

/// The sandboxes that are ready. Their number is bounded by [`WarmPool`]; each is given out once and never taken back,
/// because a namespace that a container has had keeps what the container did to it.
#[derive(Debug)]
pub(super) struct Warm {
    target: WarmPool,
    none: Vec<Ready>,
    bridge: Vec<Ready>,
    /// No refilling before this instant.
    not_before: Option<Instant>,
    /// One with an address is being made.
    making: bool,
    /// A sandbox could not be made; the next container that asks clears it.
    stalled: bool,
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

impl Warm {
    /// An empty pool.
    pub(super) fn new(target: WarmPool) -> Self {
        Self {
            target,
            none: Vec::new(),
            bridge: Vec::new(),
            not_before: None,
            making: false,
            stalled: false,
        }
    }

    /// Takes a sandbox; of those for the bridge the one with the lowest address, which is the one a container would
    /// have got without a pool.
    pub(super) fn take(&mut self, mode: NetworkMode, now: Instant) -> Option<Ready> {
        self.stalled = false;
        let ready = match mode {
            NetworkMode::None => self.none.pop(),
            NetworkMode::Bridge => {
                let lowest = self
                    .bridge
                    .iter()
                    .enumerate()
                    .min_by_key(|(_, ready)| ready.sort_key());
                lowest
                    .map(|(at, _)| at)
                    .map(|at| self.bridge.swap_remove(at))
            }
        };
        // A steady stream of containers must not push the refill away for ever.
        if self.not_before.is_none_or(|instant| instant <= now) {
            self.not_before = Some(now + REFILL_DELAY);
        }
        ready
    }

    /// Takes a sandbox whose address a container needs.
    pub(super) fn take_any_address(&mut self) -> Option<Ready> {
        self.bridge.pop()
    }

    /// Adds a sandbox.
    fn put(&mut self, ready: Ready) {
        match ready.address {
            None => self.none.push(ready),
            Some(_) => self.bridge.push(ready),
        }
    }

    /// Makes no more until a container asks.
    pub(super) fn stall(&mut self) {
        self.stalled = true;
    }

    /// Takes everything.
    pub(super) fn drain(&mut self) -> Vec<Ready> {
        self.none.drain(..).chain(self.bridge.drain(..)).collect()
    }

    fn missing(&self, bridge: bool) -> Option<NetworkMode> {
        if self.stalled {
            None
        } else if bridge && self.bridge.len() < self.target.bridge {
            Some(NetworkMode::Bridge)
        } else if self.none.len() < self.target.none {
            Some(NetworkMode::None)
        } else {
            None
        }
    }
}

impl Ready {
    fn sort_key(&self) -> Option<Ipv4Addr> {
        self.address.as_ref().map(|address| address.address)
    }
}
