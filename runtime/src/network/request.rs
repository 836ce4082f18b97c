//! What a container asks of the network and what it gets.

use std::fmt;
use std::net::Ipv4Addr;
use std::os::fd::OwnedFd;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::NetworkError;

/// What one container asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkRequest {
    /// Which of the predefined networks.
    pub mode: NetworkMode,
    /// The container's name without the slash; it is shown by [`NetworkInfo`](super::NetworkInfo).
    pub container_name: String,
    /// Names beside the container's own; refused on predefined networks, as dockerd does.
    pub aliases: Vec<String>,
    /// The MAC address of the container's interface; `None` derives it from the address.
    pub mac: Option<MacAddress>,
    /// A certain address; refused on predefined networks, as dockerd does.
    pub ipv4: Option<Ipv4Addr>,
    /// Ports to publish on the host.
    pub ports: Vec<PortRequest>,
}

/// The predefined networks that come with a namespace of their own. `host` and `container:` need none, so the
/// engine does not ask (for `host` it may call [`Networks::join_host`](super::Networks::join_host), for the lists).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NetworkMode {
    /// A namespace with nothing but `lo`.
    None,
    /// The default bridge.
    #[default]
    Bridge,
}

/// One port to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PortRequest {
    /// The port inside the container.
    pub port: PortSpec,
    /// The host's address; `None` means the daemon's default (`--ip`, all addresses if not given).
    pub host_ip: Option<Ipv4Addr>,
    /// The host's port.
    pub host_port: HostPort,
}

/// A port of a container with its protocol, `80/tcp`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PortSpec {
    /// 1 to 65535.
    pub port: u16,
    /// The protocol.
    pub protocol: Protocol,
}

/// A transport protocol whose ports can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Protocol {
    /// TCP, the default.
    Tcp,
    /// UDP.
    Udp,
    /// SCTP.
    Sctp,
}

/// Which port of the host a container's port is published on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostPort {
    /// The next free one of the ephemeral range.
    Any,
    /// Exactly this one.
    One(u16),
    /// The first free one from the first to the last, both included.
    Range(u16, u16),
}

/// A container's place on the network. Dropping it closes the descriptor; the addresses stay until
/// [`Networks::release`](super::Networks::release).
#[derive(Debug)]
pub struct Sandbox {
    /// 64 hexadecimal digits.
    pub id: String,
    /// The network namespace, close-on-exec.
    pub netns: OwnedFd,
    /// The networks joined; one for both modes.
    pub endpoints: Vec<Endpoint>,
    /// The ports published, with the numbers chosen.
    pub ports: Vec<PublishedPort>,
}

/// A container's end on one network. The engine keeps it with the container and gives it back to
/// [`Networks::restore`](super::Networks::restore).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoint {
    /// `bridge`, `none` or `host`.
    pub network: String,
    /// The network's id.
    pub network_id: String,
    /// 64 hexadecimal digits, new at each connect.
    pub endpoint_id: String,
    /// The IPv4 side; `None` on `none` and `host`.
    pub ipv4: Option<EndpointAddress>,
}

/// The addresses of an endpoint on a bridge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndpointAddress {
    /// The container's address.
    pub address: Ipv4Addr,
    /// The subnet's prefix length in bits.
    pub prefix_len: u8,
    /// The bridge's address.
    pub gateway: Ipv4Addr,
    /// The container's interface's MAC address.
    pub mac: MacAddress,
    /// The interface's name inside the container, `eth0`.
    pub interface: String,
    /// The name of the other end, on the host.
    pub host_interface: String,
}

/// A port that is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedPort {
    /// The port inside the container.
    pub port: PortSpec,
    /// The host's address, 0.0.0.0 for all.
    pub host_ip: Ipv4Addr,
    /// The host's port.
    pub host_port: u16,
}

/// A container that outlived the daemon, as the engine's records have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LiveContainer {
    /// 64 hexadecimal digits.
    pub container_id: String,
    /// The container's name without the slash.
    pub container_name: String,
    /// The endpoints of its sandbox.
    pub endpoints: Vec<Endpoint>,
    /// Its published ports.
    pub ports: Vec<PublishedPort>,
}

/// A MAC address.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MacAddress([u8; 6]);

impl MacAddress {
    /// The address dockerd gives to an interface with this IPv4 address: 02:42 and the four bytes. An address that
    /// is handed on to the next container keeps its MAC address, so that no neighbour's cache goes stale.
    pub fn from_ipv4(address: Ipv4Addr) -> Self {
        let [a, b, c, d] = address.octets();
        Self([0x02, 0x42, a, b, c, d])
    }

    /// The six bytes.
    pub fn octets(self) -> [u8; 6] {
        self.0
    }
}

impl FromStr for MacAddress {
    type Err = NetworkError;

    /// Six bytes of one or two hexadecimal digits, parted by `:` or `-`; one that can belong to a single interface
    /// (not a group address, not all zero).
    fn from_str(text: &str) -> Result<Self, NetworkError> {
        let invalid = || NetworkError::InvalidMac {
            value: text.to_owned(),
        };
        let separator = if text.contains('-') { '-' } else { ':' };
        let mut octets = [0_u8; 6];
        let mut parts = text.split(separator);
        for octet in &mut octets {
            let part = parts.next().ok_or_else(invalid)?;
            let digits = matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_hexdigit());
            *octet = if digits {
                u8::from_str_radix(part, 16).map_err(|_| invalid())?
            } else {
                return Err(invalid());
            };
        }
        if parts.next().is_some() || octets == [0; 6] || octets[0] & 1 == 1 {
            return Err(invalid());
        }
        Ok(Self(octets))
    }
}

impl fmt::Display for MacAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.0;
        write!(f, "{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{g:02x}")
    }
}

impl fmt::Debug for MacAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl TryFrom<String> for MacAddress {
    type Error = NetworkError;

    fn try_from(text: String) -> Result<Self, NetworkError> {
        text.parse()
    }
}

impl From<MacAddress> for String {
    fn from(mac: MacAddress) -> Self {
        mac.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_the_mac_that_dockerd_gives_it() {
        let mac = MacAddress::from_ipv4(Ipv4Addr::new(172, 17, 0, 2));
        assert_eq!(mac.to_string(), "02:42:ac:11:00:02");
    }

    #[test]
    fn mac_addresses_are_read_in_both_spellings_and_only_if_one_interface_can_have_them() {
        let table = [
            ("02:42:ac:11:00:02", Some("02:42:ac:11:00:02")),
            ("02-42-AC-11-00-02", Some("02:42:ac:11:00:02")),
            ("2:42:ac:11:0:2", Some("02:42:ac:11:00:02")),
            ("", None),
            ("02:42:ac:11:00", None),
            ("02:42:ac:11:00:02:03", None),
            ("02:42:ac:11:00:+2", None),
            ("02:42:ac:11:00:002", None),
            ("02:42:ac-11:00:02", None),
            ("00:00:00:00:00:00", None),
            ("01:00:5e:00:00:01", None),
        ];
        for (text, expected) in table {
            let read = text.parse::<MacAddress>().ok().map(|mac| mac.to_string());
            assert_eq!(read.as_deref(), expected, "{text:?}");
        }
    }
}
