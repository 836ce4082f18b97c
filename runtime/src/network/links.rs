//! Interfaces, addresses and routes of one namespace, one function per change.

use std::net::{IpAddr, Ipv4Addr};
use std::os::fd::{AsRawFd, BorrowedFd};

use ipnet::Ipv4Net;
use rtnetlink::packet_route::address::AddressAttribute;
use rtnetlink::packet_route::link::{
    InfoBridgePort, InfoData, InfoKind, InfoVeth, LinkAttribute, LinkInfo, LinkMessage,
};
use rtnetlink::packet_route::route::{RouteAddress, RouteAttribute, RouteHeader, RouteType};
use rtnetlink::packet_route::{AddressFamily, RouteNetlinkMessage};
use rtnetlink::{
    AddressMessageBuilder, LinkBridge, LinkBridgePort, LinkMessageBuilder, LinkUnspec, LinkVeth,
    RouteMessageBuilder,
};

use super::netlink::{CREATE, RouteSocket};
use super::{MacAddress, NetworkError};

/// An interface as the kernel lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) index: u32,
    pub(super) name: String,
    /// Free text that the interface's maker left (`ip link set alias`).
    pub(super) alias: String,
    pub(super) is_bridge: bool,
    /// The bridge that it is a port of.
    pub(super) bridge_index: Option<u32>,
    pub(super) mtu: u32,
}

/// A veth pair: one end is a port of a bridge here, the other is already in the container's namespace.
pub(super) struct VethPair<'a> {
    pub(super) host_name: &'a str,
    pub(super) container_name: &'a str,
    pub(super) bridge_index: u32,
    /// The group of the host's end; see [`Links::delete_group`].
    pub(super) group: u32,
    pub(super) mtu: u32,
    pub(super) mac: MacAddress,
    pub(super) netns: BorrowedFd<'a>,
}

/// One socket and what can be done through it.
pub(super) struct Links {
    socket: RouteSocket,
}

impl Links {
    /// Opens a socket in the calling thread's namespace; it stays there when the thread moves on.
    pub(super) fn open() -> Result<Self, NetworkError> {
        let socket = RouteSocket::open().map_err(|source| NetworkError::System {
            action: "open a routing socket (socket(AF_NETLINK, SOCK_DGRAM, NETLINK_ROUTE))"
                .to_owned(),
            source,
        })?;
        Ok(Self { socket })
    }

    /// Every interface.
    pub(super) fn list(&mut self) -> Result<Vec<Link>, NetworkError> {
        let all = self
            .socket
            .dump(RouteNetlinkMessage::GetLink(LinkMessage::default()))
            .map_err(failed(|| "list interfaces".to_owned()))?;
        Ok(all.into_iter().filter_map(read_link).collect())
    }

    /// The index of an interface.
    pub(super) fn index_of(&mut self, name: &str) -> Result<u32, NetworkError> {
        let question = LinkUnspec::new_with_name(name).build();
        let answer = self
            .socket
            .get(RouteNetlinkMessage::GetLink(question))
            .map_err(failed(|| format!("look up interface {name}")))?;
        match answer {
            RouteNetlinkMessage::NewLink(link) => Ok(link.header.index),
            _ => Ok(0),
        }
    }

    /// Makes a bridge that is up. Its MAC address is given, so that it does not change with the ports
    /// (br_stp_recalculate_bridge_id in net/bridge/br_stp_if.c keeps one that was set).
    pub(super) fn add_bridge(
        &mut self,
        name: &str,
        mac: MacAddress,
        mtu: u32,
        group: u32,
    ) -> Result<(), NetworkError> {
        let bridge = LinkBridge::new(name)
            .address(mac.octets().to_vec())
            .mtu(mtu)
            .link_group(group)
            .build();
        self.new_link(bridge, CREATE, || {
            format!("create bridge {name} (mac {mac}, mtu {mtu}, group {group})")
        })
    }

    /// Makes a veth pair in one request: the container's end is born in its namespace under its final name and
    /// address, so that nothing has to be moved or renamed. The host's end is up; the other one cannot be yet
    /// (veth_open in drivers/net/veth.c wants both ends connected, which they are after its birth).
    pub(super) fn add_veth(&mut self, pair: &VethPair<'_>) -> Result<(), NetworkError> {
        let peer = LinkMessageBuilder::<LinkUnspec>::default()
            .name(pair.container_name)
            .address(pair.mac.octets().to_vec())
            .mtu(pair.mtu)
            .setns_by_fd(pair.netns.as_raw_fd())
            .build();
        let link = LinkMessageBuilder::<LinkVeth>::new_with_info_kind(InfoKind::Veth)
            .name(pair.host_name)
            .mtu(pair.mtu)
            .controller(pair.bridge_index)
            .link_group(pair.group)
            .set_info_data(InfoData::Veth(InfoVeth::Peer(peer)))
            .up()
            .build();
        self.new_link(link, CREATE, || {
            format!(
                "create veth pair {} / {} (mac {}, mtu {}, bridge index {})",
                pair.host_name, pair.container_name, pair.mac, pair.mtu, pair.bridge_index
            )
        })
    }

    /// Leaves a text at an interface that belongs to no bridge.
    pub(super) fn set_alias(&mut self, name: &str, alias: &str) -> Result<(), NetworkError> {
        let link = LinkUnspec::new_with_name(name).alias(alias).build();
        self.new_link(link, 0, || {
            format!("set alias {alias:?} of interface {name}")
        })
    }

    /// Leaves a text at a bridge's port, and lets frames go out where they came in if `hairpin`.
    pub(super) fn mark_port(
        &mut self,
        name: &str,
        alias: &str,
        hairpin: bool,
    ) -> Result<(), NetworkError> {
        let port = LinkBridgePort::new(0).name(name).alias(alias);
        let port = port
            .append_info_data(InfoBridgePort::HairpinMode(hairpin))
            .build();
        self.new_link(port, 0, || {
            format!("set alias {alias:?}, hairpin {hairpin} of bridge port {name}")
        })
    }

    /// Brings an interface up.
    pub(super) fn set_up(&mut self, name: &str) -> Result<(), NetworkError> {
        let link = LinkUnspec::new_with_name(name).up().build();
        self.new_link(link, 0, || format!("bring interface {name} up"))
    }

    /// Removes an interface; one that is gone is fine.
    pub(super) fn delete(&mut self, name: &str) -> Result<(), NetworkError> {
        let link = LinkUnspec::new_with_name(name).build();
        self.delete_link(link, || format!("delete interface {name}"))
    }

    /// Removes every interface of a group at once; none is fine. Each removal waits for the kernel's readers (some
    /// 20 ms), but so do a hundred together (rtnl_group_dellink in net/core/rtnetlink.c).
    pub(super) fn delete_group(&mut self, group: u32) -> Result<(), NetworkError> {
        let links = LinkMessageBuilder::<LinkUnspec>::default()
            .link_group(group)
            .build();
        self.delete_link(links, || format!("delete the interfaces of group {group}"))
    }

    /// Gives an interface an address, with the subnet's broadcast address.
    pub(super) fn add_address(&mut self, index: u32, address: Ipv4Net) -> Result<(), NetworkError> {
        let message = address_message(index, address);
        self.socket
            .request(RouteNetlinkMessage::NewAddress(message), CREATE)
            .map_err(failed(|| {
                format!("add address {address} to interface index {index}")
            }))
    }

    /// Takes an address from an interface.
    #[cfg(test)]
    pub(super) fn delete_address(
        &mut self,
        index: u32,
        address: Ipv4Net,
    ) -> Result<(), NetworkError> {
        let message = address_message(index, address);
        self.socket
            .request(RouteNetlinkMessage::DelAddress(message), 0)
            .map_err(failed(|| {
                format!("delete address {address} of interface index {index}")
            }))
    }

    /// Every IPv4 address with the index of its interface.
    pub(super) fn addresses(&mut self) -> Result<Vec<(u32, Ipv4Net)>, NetworkError> {
        let question = AddressMessageBuilder::<Ipv4Addr>::new().build();
        let all = self
            .socket
            .dump(RouteNetlinkMessage::GetAddress(question))
            .map_err(failed(|| "list addresses".to_owned()))?;
        Ok(all.into_iter().filter_map(read_address).collect())
    }

    /// Sends everything that has no better route through `gateway`.
    pub(super) fn add_default_route(&mut self, gateway: Ipv4Addr) -> Result<(), NetworkError> {
        let route = RouteMessageBuilder::<Ipv4Addr>::new()
            .gateway(gateway)
            .build();
        self.socket
            .request(RouteNetlinkMessage::NewRoute(route), CREATE)
            .map_err(failed(|| format!("add default route via {gateway}")))
    }

    /// Sends one destination through `gateway`, whether or not that seems reachable.
    #[cfg(test)]
    pub(super) fn add_host_route(
        &mut self,
        to: Ipv4Addr,
        gateway: Ipv4Addr,
        index: u32,
    ) -> Result<(), NetworkError> {
        let route = RouteMessageBuilder::<Ipv4Addr>::new()
            .destination_prefix(to, 32)
            .gateway(gateway)
            .output_interface(index)
            .build();
        self.socket
            .request(RouteNetlinkMessage::NewRoute(route), CREATE)
            .map_err(failed(|| format!("add route to {to} via {gateway}")))
    }

    /// The destination of every IPv4 route with the index of its interface (0 without one), less those of the local
    /// table (the host's own addresses) and default routes.
    pub(super) fn routes(&mut self) -> Result<Vec<(u32, Ipv4Net)>, NetworkError> {
        let question = RouteMessageBuilder::<Ipv4Addr>::new().build();
        let all = self
            .socket
            .dump(RouteNetlinkMessage::GetRoute(question))
            .map_err(failed(|| "list routes".to_owned()))?;
        Ok(all.into_iter().filter_map(read_route).collect())
    }

    fn delete_link(
        &mut self,
        link: LinkMessage,
        action: impl FnOnce() -> String,
    ) -> Result<(), NetworkError> {
        match self.socket.request(RouteNetlinkMessage::DelLink(link), 0) {
            Err(error) if error.raw_os_error() != Some(libc::ENODEV) => Err(failed(action)(error)),
            _ => Ok(()),
        }
    }

    fn new_link(
        &mut self,
        link: LinkMessage,
        flags: u16,
        action: impl FnOnce() -> String,
    ) -> Result<(), NetworkError> {
        self.socket
            .request(RouteNetlinkMessage::NewLink(link), flags)
            .map_err(failed(action))
    }
}

fn failed(action: impl FnOnce() -> String) -> impl FnOnce(std::io::Error) -> NetworkError {
    move |source| NetworkError::Netlink {
        action: action(),
        source,
    }
}

fn address_message(
    index: u32,
    address: Ipv4Net,
) -> rtnetlink::packet_route::address::AddressMessage {
    AddressMessageBuilder::<Ipv4Addr>::new()
        .address(address.addr(), address.prefix_len())
        .index(index)
        .build()
}

fn read_link(message: RouteNetlinkMessage) -> Option<Link> {
    let RouteNetlinkMessage::NewLink(message) = message else {
        return None;
    };
    let mut link = Link {
        index: message.header.index,
        ..Link::default()
    };
    for attribute in message.attributes {
        match attribute {
            LinkAttribute::IfName(name) => link.name = name,
            LinkAttribute::IfAlias(alias) => link.alias = alias,
            LinkAttribute::Mtu(mtu) => link.mtu = mtu,
            LinkAttribute::Controller(index) => link.bridge_index = Some(index),
            LinkAttribute::LinkInfo(info) => {
                link.is_bridge = info.contains(&LinkInfo::Kind(InfoKind::Bridge));
            }
            _ => {}
        }
    }
    Some(link)
}

fn read_address(message: RouteNetlinkMessage) -> Option<(u32, Ipv4Net)> {
    let RouteNetlinkMessage::NewAddress(message) = message else {
        return None;
    };
    let prefix_len = message.header.prefix_len;
    message
        .attributes
        .iter()
        .find_map(|attribute| match attribute {
            AddressAttribute::Local(IpAddr::V4(address)) => Ipv4Net::new(*address, prefix_len)
                .ok()
                .map(|net| (message.header.index, net)),
            _ => None,
        })
}

fn read_route(message: RouteNetlinkMessage) -> Option<(u32, Ipv4Net)> {
    /// The table of the host's own addresses (rtnetlink(7), RT_TABLE_LOCAL).
    const LOCAL_TABLE: u8 = 255;
    let RouteNetlinkMessage::NewRoute(route) = message else {
        return None;
    };
    let RouteHeader {
        address_family,
        table,
        kind,
        destination_prefix_length,
        ..
    } = route.header;
    if address_family != AddressFamily::Inet || table == LOCAL_TABLE || kind != RouteType::Unicast {
        return None;
    }
    let mut index = 0;
    let mut destination = None;
    for attribute in route.attributes {
        match attribute {
            RouteAttribute::Oif(interface) => index = interface,
            RouteAttribute::Destination(RouteAddress::Inet(address)) => {
                destination = Ipv4Net::new(address, destination_prefix_length).ok();
            }
            _ => {}
        }
    }
    destination.map(|destination| (index, destination))
}
