//! Networks: namespaces for containers, the default bridge, addresses, masquerade and published ports.
//!
//! What a container gets is a [`Sandbox`]: the descriptor of a network namespace in which everything is ready. Mode
//! `none` has `lo` there and nothing else; mode `bridge` has one end of a veth pair, whose other end is a port of a
//! bridge on the host. `host` and `container:` need no namespace and are not this module's business.
//!
//! **Namespaces** are made by unshare(2) on threads that end with it (`sandbox`). rtnetlink sockets belong to the
//! namespace of the thread that opened them, so that such a thread speaks to both sides and nothing is ever moved or
//! renamed; no program is run. A few sandboxes are made in advance (`warm`), complete with address and route, so that a
//! container usually waits for none of it. A namespace that a container has had is never used again.
//!
//! **The bridge** (`bridge`) is the first of `pier0`, `pier1`, … that is free, or one that the user names. It gets the
//! first default subnet that collides with nothing on the host, keeps it over restarts where it can, and goes when the
//! daemon stops without containers. Two daemons on one machine find out about each other (`presence`).
//!
//! **Who has which address** is written at the interfaces themselves (`marks`): such a note lives exactly as long as the
//! address is in use, outlives the daemon, and costs no write to disk. After a restart the new daemon reads the notes,
//! compares them with the containers the engine knows to be alive, and removes the rest (`recovery`).
//!
//! **Rules** (`rules`) are one nftables table per bridge, or chains of our own where only iptables is installed. All of
//! them are made with the bridge; a container without published ports changes none. Published ports are entries of a
//! map, added and removed by one run of `nft`, and the host's port is held by a bound socket. Nothing is forwarded to a
//! bridge of our own but answers and published ports.
//!
//! What does not work: there is no userland proxy, so that a port is published by rules or not at all, for IPv4 only,
//! and a call that reaches a container by way of the host's loopback, or from the same bridge, shows the gateway's
//! address as its source. SCTP ports are kept apart by the table alone, no socket holds them. Containers have no IPv6.

mod bridge;
mod claims;
mod config;
mod connect;
mod core;
mod error;
mod hold;
mod ipam;
mod links;
mod marks;
mod netlink;
mod networks;
mod port_table;
mod ports;
mod presence;
mod publishing;
mod record;
mod recovery;
mod request;
mod rules;
mod sandbox;
mod state;
#[cfg(test)]
mod tests;
mod view;
mod warm;
mod worker;

pub use config::{BridgeChoice, DEFAULT_BRIDGE_PREFIX, NetworkConfig, WarmPool, parse_bip};
pub use error::NetworkError;
pub use networks::Networks;
pub use request::{
    Endpoint, EndpointAddress, HostPort, LiveContainer, MacAddress, NetworkMode, NetworkRequest,
    PortRequest, PortSpec, Protocol, PublishedPort, Sandbox,
};
pub use view::{ConnectedContainer, IpamConfig, NetworkInfo};
