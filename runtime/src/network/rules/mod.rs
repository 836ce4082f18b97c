//! Packet filter rules: what they say (pure, in two dialects) and how they get into the kernel.
//!
//! One bridge has one set of rules, made when the bridge is: masquerade, the way in for published ports, and what may
//! be forwarded. A container without published ports changes none of them, and one with them changes one set by one
//! transaction of one program.

mod apply;
mod iptables;
mod nft;

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::PublishedPort;

pub(super) use apply::{Firewall, Standing};

/// What the rules of one bridge shall do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RulesPlan {
    /// The bridge's name.
    pub(super) bridge: String,
    /// The bridge's subnet.
    pub(super) subnet: Ipv4Net,
    /// `--ip-masq`: what leaves the bridge for the world does so under the host's address.
    pub(super) masquerade: bool,
    /// `--icc`: containers may talk to each other freely.
    pub(super) inter_container: bool,
    /// Nothing is forwarded to the bridge but answers and published ports. Not for a bridge that somebody else made,
    /// which may carry more than containers.
    pub(super) isolate: bool,
    /// The bridge was made just now: rules of an earlier one of the same name, and what they published, are void.
    pub(super) fresh: bool,
}

/// A published port and the container behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Publication {
    pub(super) port: PublishedPort,
    pub(super) container: Ipv4Addr,
}
