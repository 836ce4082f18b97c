//! Networks: namespaces for containers, the default bridge, addresses, masquerade and published ports.

mod config;
mod error;
mod networks;
mod ports;
mod request;
mod view;

pub use config::{BridgeChoice, DEFAULT_BRIDGE_PREFIX, NetworkConfig, WarmPool, parse_bip};
pub use error::NetworkError;
pub use networks::Networks;
pub use request::{
    Endpoint, EndpointAddress, HostPort, LiveContainer, MacAddress, NetworkMode, NetworkRequest,
    PortRequest, PortSpec, Protocol, PublishedPort, Sandbox,
};
pub use view::{ConnectedContainer, IpamConfig, NetworkInfo};
