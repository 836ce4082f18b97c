//! What can go wrong with a container's network, and of which kind it is.

use std::io;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use thiserror::Error;

use super::Protocol;
use crate::error::ErrorKind;
use crate::store::StoreError;

/// An error of the network module. Where a real dockerd has a sentence for it, it is that sentence.
#[derive(Debug, Error)]
pub enum NetworkError {
    /// `--bridge` names something that cannot be an interface.
    #[error(
        "invalid bridge name {name:?}: up to 15 of the characters a-z, A-Z, 0-9, '-', '_' and '.'"
    )]
    InvalidBridgeName {
        /// What was given.
        name: String,
    },
    /// `--bridge` and `--bip` were both given.
    #[error("you specified --bridge & --bip, mutually exclusive options; please specify only one")]
    BridgeAndBip,
    /// `--bip` is no usable address.
    #[error("invalid --bip {value:?}: {reason}")]
    InvalidBip {
        /// What was given.
        value: String,
        /// Why it cannot be used.
        reason: &'static str,
    },
    /// `--mtu` is outside 68 to 65535 (RFC 791's minimum, the largest IP packet).
    #[error("invalid --mtu {mtu}: an IPv4 interface takes 68 to 65535 bytes")]
    InvalidMtu {
        /// What was given.
        mtu: u32,
    },
    /// A port specification does not parse.
    #[error("invalid port specification: {value:?}")]
    InvalidPort {
        /// What was given.
        value: String,
    },
    /// A host address of a published port does not parse, or is not IPv4.
    #[error(
        "invalid host address {value:?} for a published port: only IPv4 addresses can be published"
    )]
    InvalidHostIp {
        /// What was given.
        value: String,
    },
    /// A MAC address does not parse, or cannot belong to one interface.
    #[error("invalid mac address: {value}")]
    InvalidMac {
        /// What was given.
        value: String,
    },
    /// An address was asked for on a predefined network.
    #[error("user specified IP address is supported on user defined networks only")]
    AddressOnPredefined,
    /// Aliases were asked for on a predefined network.
    #[error("network-scoped alias is supported only for containers in user defined networks")]
    AliasOnPredefined,
    /// The bridge has another address than `--bip` says, and containers on it.
    #[error(
        "bridge {name} has the address {found} and containers that use it: stop them first, or start the daemon with --bip {found}"
    )]
    BridgeAddressMismatch {
        /// The bridge.
        name: String,
        /// Its address.
        found: Ipv4Net,
    },
    /// Ports were to be published with `--iptables=false`.
    #[error(
        "ports cannot be published: this daemon was started with --iptables=false and has no userland proxy"
    )]
    PublishWithoutRules,
    /// No network has this name or id.
    #[error("network {name} not found")]
    NotFound {
        /// The name or id that was looked for.
        name: String,
    },
    /// More than one network's id begins so.
    #[error("network {name} is ambiguous (more than one id begins so)")]
    Ambiguous {
        /// The beginning that was given.
        name: String,
    },
    /// The daemon runs with `--bridge none`.
    #[error("the default bridge is disabled (--bridge none); use another network mode")]
    BridgeDisabled,
    /// The default bridge could not be set up when the daemon started.
    #[error("the default bridge network is not available: {reason}")]
    BridgeUnavailable {
        /// The first failure, with its causes.
        reason: String,
    },
    /// `--bridge NAME` and there is no such bridge.
    #[error("bridge {name} does not exist: create it first or leave --bridge out")]
    NoSuchBridge {
        /// The interface's name.
        name: String,
    },
    /// `--bridge NAME` and the bridge has no IPv4 address.
    #[error("bridge {name} has no IPv4 address: containers would have no gateway")]
    BridgeWithoutAddress {
        /// The interface's name.
        name: String,
    },
    /// All bridge names of our prefix belong to other daemons.
    #[error("no free bridge name: {prefix}0 to {prefix}99 all exist and belong to somebody else")]
    NoFreeBridgeName {
        /// The prefix.
        prefix: String,
    },
    /// All default subnets collide with the host's routes.
    #[error(
        "could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network"
    )]
    NoFreeSubnet,
    /// The subnet has no address left.
    #[error("no available IPv4 addresses on this network's address pools: bridge")]
    AddressesExhausted,
    /// The address that was asked for is in use.
    #[error("Address already in use")]
    AddressInUse {
        /// The address.
        address: Ipv4Addr,
    },
    /// The address that was asked for is not in the subnet, or belongs to the subnet itself.
    #[error("Invalid address {address}: It does not belong to any of this network's subnets")]
    AddressOutOfRange {
        /// The address.
        address: Ipv4Addr,
    },
    /// Another container publishes this port.
    #[error("Bind for {host_ip}:{port} failed: port is already allocated")]
    PortAllocated {
        /// The host address.
        host_ip: Ipv4Addr,
        /// The host port.
        port: u16,
    },
    /// Another program on the host has this port, or the address is not the host's.
    #[error("listen {protocol}4 {host_ip}:{port}: bind: {reason}")]
    PortBind {
        /// tcp, udp or sctp.
        protocol: Protocol,
        /// The host address.
        host_ip: Ipv4Addr,
        /// The host port.
        port: u16,
        /// The kernel's answer in C's words.
        reason: String,
        /// The kernel's answer.
        source: io::Error,
    },
    /// Every port of the range is taken.
    #[error("all ports are allocated")]
    PortsExhausted,
    /// The container is connected already.
    #[error("container {container_id} is already connected to network {network}")]
    AlreadyConnected {
        /// The container.
        container_id: String,
        /// The network's name.
        network: String,
    },
    /// A request to the kernel's routing socket failed.
    #[error("{action}")]
    Netlink {
        /// What was asked, with its arguments.
        action: String,
        /// The kernel's answer.
        source: io::Error,
    },
    /// A system call other than netlink failed.
    #[error("{action}")]
    System {
        /// The call, with its arguments.
        action: String,
        /// The kernel's answer.
        source: io::Error,
    },
    /// The program that changes packet filter rules failed.
    #[error("{program} refused the rules of bridge {bridge}: {message}")]
    Rules {
        /// nft, iptables-restore or iptables.
        program: String,
        /// The bridge.
        bridge: String,
        /// What it wrote to stderr.
        message: String,
    },
    /// Neither nft nor iptables-restore is installed.
    #[error(
        "neither nft nor iptables-restore was found, so nothing can be masqueraded or published: install nftables or iptables, or start the daemon with --iptables=false"
    )]
    NoRulesProgram,
    /// The record of network ids could not be read or written.
    #[error("could not keep the record of networks")]
    Record(#[from] StoreError),
    /// The module has been closed.
    #[error("the network is shutting down")]
    Closed,
}

impl NetworkError {
    /// The class of the error, as a caller needs it.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::InvalidBridgeName { .. }
            | Self::BridgeAndBip
            | Self::InvalidBip { .. }
            | Self::InvalidMtu { .. }
            | Self::InvalidPort { .. }
            | Self::InvalidHostIp { .. }
            | Self::InvalidMac { .. }
            | Self::AddressOnPredefined
            | Self::AliasOnPredefined
            | Self::AddressOutOfRange { .. }
            | Self::Ambiguous { .. } => ErrorKind::InvalidParameter,
            Self::NotFound { .. } => ErrorKind::NotFound,
            Self::AlreadyConnected { .. } => ErrorKind::Conflict,
            Self::PublishWithoutRules | Self::BridgeDisabled => ErrorKind::Forbidden,
            Self::Closed => ErrorKind::Unavailable,
            // dockerd answers 500 to a port or an address that is taken, so these are the system's.
            Self::AddressesExhausted
            | Self::AddressInUse { .. }
            | Self::PortAllocated { .. }
            | Self::PortBind { .. }
            | Self::PortsExhausted
            | Self::BridgeUnavailable { .. }
            | Self::NoSuchBridge { .. }
            | Self::BridgeWithoutAddress { .. }
            | Self::BridgeAddressMismatch { .. }
            | Self::NoFreeBridgeName { .. }
            | Self::NoFreeSubnet
            | Self::Netlink { .. }
            | Self::System { .. }
            | Self::Rules { .. }
            | Self::NoRulesProgram => ErrorKind::System,
            Self::Record(error) => error.kind(),
        }
    }

    /// The message and those of everything behind it, in one line, for the log.
    pub(super) fn with_causes(&self) -> String {
        let mut text = self.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(error) = cause {
            text.push_str(&format!(": {error}"));
            cause = error.source();
        }
        text
    }
}
