//! The sandboxes that are ready for containers to come.
//!
//! Making a namespace takes the kernel about a millisecond, and joining it to the bridge another one. A container that
//! finds a sandbox ready waits for neither. The pool is small ([`WarmPool`]): it serves containers that come one after
//! the other, while a burst is bounded by the kernel's own rate of making and removing namespaces whoever waits for it.

use std::net::Ipv4Addr;
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

use super::{EndpointAddress, NetworkMode, WarmPool};

/// How long after a sandbox was taken its successor is made: not while the container that took it is starting.
pub(super) const REFILL_DELAY: Duration = Duration::from_millis(3);

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
    pub(super) not_before: Option<Instant>,
    /// One with an address is being made.
    pub(super) making: bool,
    /// A sandbox could not be made; the next container that asks clears it.
    stalled: bool,
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
    pub(super) fn put(&mut self, ready: Ready) {
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

    /// What to make next, if anything.
    pub(super) fn missing(&self, bridge: bool) -> Option<NetworkMode> {
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
