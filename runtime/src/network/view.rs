//! The networks as `list` and `inspect` show them.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use jiff::Timestamp;

use super::MacAddress;

/// One network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkInfo {
    /// `bridge`, `host` or `none`.
    pub name: String,
    /// 64 hexadecimal digits; kept from one start of the daemon to the next.
    pub id: String,
    /// When this network was first made.
    pub created: Timestamp,
    /// `bridge`, `host` or `null`.
    pub driver: &'static str,
    /// Reach: `local` for all of them.
    pub scope: &'static str,
    /// The subnets; empty for `host` and `none`.
    pub ipam: Vec<IpamConfig>,
    /// The containers connected now, by id.
    pub containers: BTreeMap<String, ConnectedContainer>,
    /// The driver's options, `com.docker.network.bridge.name` among them.
    pub options: BTreeMap<String, String>,
    /// The user's labels; the predefined networks have none.
    pub labels: BTreeMap<String, String>,
    /// Whether containers are kept from the world outside.
    pub internal: bool,
}

/// A subnet of a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IpamConfig {
    /// The subnet.
    pub subnet: Ipv4Net,
    /// The bridge's address in it.
    pub gateway: Option<Ipv4Addr>,
}

/// A container in a network's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectedContainer {
    /// The container's name without the slash.
    pub name: String,
    /// The endpoint's id.
    pub endpoint_id: String,
    /// The interface's MAC address; `None` without an interface of its own.
    pub mac: Option<MacAddress>,
    /// The address with the subnet's prefix length; `None` without one.
    pub ipv4: Option<Ipv4Net>,
}
