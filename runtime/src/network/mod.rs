//! Networks: namespaces for containers, the default bridge, addresses, masquerade and published ports.

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
mod worker;

pub use config::{BridgeChoice, DEFAULT_BRIDGE_PREFIX, NetworkConfig, WarmPool, parse_bip};
pub use error::NetworkError;
pub use networks::Networks;
pub use request::{
    Endpoint, EndpointAddress, HostPort, LiveContainer, MacAddress, NetworkMode, NetworkRequest,
    PortRequest, PortSpec, Protocol, PublishedPort, Sandbox,
};
pub use view::{ConnectedContainer, IpamConfig, NetworkInfo};
