//! Making or finding the bridge when the daemon starts.

use std::fs;
use std::net::Ipv4Addr;
use std::path::Path;
use std::time::Duration;

use ipnet::Ipv4Net;
use tracing::{info, warn};

use super::config::DEFAULT_MTU;
use super::ipam::{choose_subnet, default_subnets};
use super::links::{Link, Links};
use super::marks::Mark;
use super::presence::{SetupLock, is_alive};
use super::record::Record;
use super::sandbox::{read_sysctl, write_sysctl};
use super::{BridgeChoice, MacAddress, NetworkConfig, NetworkError};

/// A bridge that is ready for containers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bridge {
    pub(super) name: String,
    pub(super) index: u32,
    /// The bridge's own address, the containers' gateway, with the subnet's prefix length.
    pub(super) address: Ipv4Net,
    /// In bytes, of every container's interface.
    pub(super) mtu: u32,
    /// Made by us, so that it is ours to remove.
    pub(super) owned: bool,
    /// Made just now.
    pub(super) fresh: bool,
    /// Frames may have to leave by the port they came in: where the bridge hands frames to the packet filter
    /// (br_netfilter), it is the bridge that carries out the translation of a container's call to its own published
    /// port.
    pub(super) hairpin: bool,
}

impl Bridge {
    /// Somebody else's, as it is found.
    fn new(name: &str, index: u32, address: Ipv4Net) -> Self {
        Self {
            name: name.to_owned(),
            index,
            address,
            mtu: DEFAULT_MTU,
            owned: false,
            fresh: false,
            hairpin: false,
        }
    }
}

/// A container's interface that was there when the daemon started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundEndpoint {
    pub(super) host_interface: String,
    pub(super) endpoint_id: String,
    pub(super) address: Ipv4Addr,
    /// Made by a daemon on this record.
    pub(super) ours: bool,
}

/// How long to wait for another daemon that is choosing its bridge.
const SETUP_PATIENCE: Duration = Duration::from_secs(5);

/// Makes the bridge, or finds the one that is named. Notes its name and address in `record`.
pub(super) fn prepare(
    config: &NetworkConfig,
    record: &mut Record,
) -> Result<(Bridge, Vec<FoundEndpoint>), NetworkError> {
    let _lock = SetupLock::acquire(SETUP_PATIENCE)?;
    let mut links = Links::open()?;
    let mut bridge = match &config.bridge {
        BridgeChoice::Own { prefix } => own_bridge(&mut links, config, prefix, record)?,
        BridgeChoice::Existing { name } => existing_bridge(&mut links, name)?,
        BridgeChoice::Disabled => return Err(NetworkError::BridgeDisabled),
    };
    bridge.mtu = config.mtu.unwrap_or(DEFAULT_MTU);
    let found = find_endpoints(&links.list()?, bridge.index, &record.instance);
    if config.ip_forward {
        enable_forwarding();
    }
    bridge.hairpin = read_sysctl("bridge/bridge-nf-call-iptables").is_ok_and(|value| value == "1");
    Ok((bridge, found))
}

/// Lets 127.0.0.1 reach published ports, or no longer. Only while the rules are in place, because they are what keeps
/// containers from reaching the host's loopback by the same way.
pub(super) fn route_loopback(bridge: &Bridge, on: bool) {
    let name = format!("ipv4/conf/{}/route_localnet", bridge.name);
    set_sysctl(&name, if on { "1" } else { "0" });
}

fn own_bridge(
    links: &mut Links,
    config: &NetworkConfig,
    prefix: &str,
    record: &mut Record,
) -> Result<Bridge, NetworkError> {
    let all = links.list()?;
    let addresses = links.addresses()?;
    let kept = all
        .iter()
        .find(|link| owner(link).as_ref() == Some(&record.instance));
    if let Some(link) = kept {
        let address = addresses
            .iter()
            .find(|(index, _)| *index == link.index)
            .map(|(_, net)| *net);
        let suits = address.filter(|found| config.bip.is_none_or(|bip| bip == *found));
        if let Some(address) = suits {
            links.set_up(&link.name)?;
            record.last_bridge = Some(link.name.clone());
            return Ok(Bridge {
                owned: true,
                ..Bridge::new(&link.name, link.index, address)
            });
        }
        // Half made, or for another --bip: ours to make again unless somebody is on it.
        if let Some(found) = address.filter(|_| has_ports(&all, link.index)) {
            return Err(NetworkError::BridgeAddressMismatch {
                name: link.name.clone(),
                found,
            });
        }
        links.delete(&link.name)?;
    }
    let used: Vec<_> = addresses.into_iter().chain(links.routes()?).collect();
    let name = free_name(links, &all, prefix, record)?;
    let in_use: Vec<_> = used
        .into_iter()
        .filter(|(index, _)| kept.is_none_or(|kept| kept.index != *index))
        .map(|(_, net)| net)
        .chain(name_servers())
        .chain(dockerd_subnet())
        .collect();
    let address = match config.bip {
        Some(bip) => bip,
        None => choose_subnet(record.last_address, &in_use)?,
    };
    let mac = MacAddress::from_ipv4(address.addr());
    let mtu = config.mtu.unwrap_or(DEFAULT_MTU);
    links.add_bridge(&name, mac, mtu, record.link_group())?;
    let finished = finish(links, &name, address, &record.instance);
    if finished.is_err() {
        // The first failure is the one to report.
        let _ = links.delete(&name);
    }
    let index = finished?;
    info!(bridge = name, %address, "made the bridge for containers");
    record.last_bridge = Some(name.clone());
    if config.bip.is_none() {
        record.last_address = Some(address);
    }
    Ok(Bridge {
        owned: true,
        fresh: true,
        ..Bridge::new(&name, index, address)
    })
}

fn finish(
    links: &mut Links,
    name: &str,
    address: Ipv4Net,
    instance: &str,
) -> Result<u32, NetworkError> {
    links.set_alias(
        name,
        &Mark::Bridge {
            instance: instance.to_owned(),
        }
        .render(),
    )?;
    let index = links.index_of(name)?;
    links.add_address(index, address)?;
    Ok(index)
}

/// The name this daemon had the last time if it is free, else the first that is. The bridge of a daemon that is gone
/// for good, without containers, is removed to make room.
fn free_name(
    links: &mut Links,
    all: &[Link],
    prefix: &str,
    record: &Record,
) -> Result<String, NetworkError> {
    let last = record
        .last_bridge
        .clone()
        .filter(|name| name.starts_with(prefix));
    for name in last
        .into_iter()
        .chain((0..100).map(|number| format!("{prefix}{number}")))
    {
        let Some(link) = all.iter().find(|link| link.name == name) else {
            return Ok(name);
        };
        match owner(link) {
            Some(owner) if owner == record.instance => return Ok(name),
            Some(owner) if !is_alive(&owner) && !has_ports(all, link.index) => {
                links.delete(&name)?;
                return Ok(name);
            }
            _ => {}
        }
    }
    Err(NetworkError::NoFreeBridgeName {
        prefix: prefix.to_owned(),
    })
}

fn existing_bridge(links: &mut Links, name: &str) -> Result<Bridge, NetworkError> {
    let all = links.list()?;
    let link = all
        .iter()
        .find(|link| link.name == name && link.is_bridge)
        .ok_or_else(|| NetworkError::NoSuchBridge {
            name: name.to_owned(),
        })?;
    let (_, address) = links
        .addresses()?
        .into_iter()
        .find(|(index, _)| *index == link.index)
        .ok_or_else(|| NetworkError::BridgeWithoutAddress {
            name: name.to_owned(),
        })?;
    links.set_up(name)?;
    Ok(Bridge::new(name, link.index, address))
}

/// The instance id of the daemon that made a bridge.
fn owner(link: &Link) -> Option<String> {
    match Mark::parse(&link.alias) {
        Some(Mark::Bridge { instance }) if link.is_bridge => Some(instance),
        _ => None,
    }
}

fn has_ports(all: &[Link], bridge: u32) -> bool {
    all.iter().any(|link| link.bridge_index == Some(bridge))
}

fn find_endpoints(all: &[Link], bridge: u32, own_instance: &str) -> Vec<FoundEndpoint> {
    all.iter()
        .filter(|link| link.bridge_index == Some(bridge))
        .filter_map(|link| match Mark::parse(&link.alias)? {
            Mark::Endpoint {
                instance,
                endpoint_id,
                address,
            } => Some(FoundEndpoint {
                host_interface: link.name.clone(),
                endpoint_id,
                address,
                ours: instance == own_instance,
            }),
            Mark::Bridge { .. } => None,
        })
        .collect()
}

/// The IPv4 name servers of the host: a bridge over their subnet would cut containers off from them.
fn name_servers() -> Vec<Ipv4Net> {
    parse_name_servers(&fs::read_to_string("/etc/resolv.conf").unwrap_or_default())
}

fn parse_name_servers(text: &str) -> Vec<Ipv4Net> {
    text.lines()
        .filter_map(|line| {
            line.trim_start()
                .strip_prefix("nameserver")?
                .split_ascii_whitespace()
                .next()
        })
        .filter_map(|server| server.parse::<Ipv4Addr>().ok())
        .map(Ipv4Net::from)
        .collect()
}

/// The subnet of a dockerd that is installed but may not be running: it takes the one it had the last time without
/// looking whether somebody else has it by now (seen with 20.10, which put docker0 over ours), and unless configured
/// otherwise that is the first default.
fn dockerd_subnet() -> Option<Ipv4Net> {
    Path::new("/var/lib/docker/network/files/local-kv.db")
        .exists()
        .then(|| default_subnets().next())
        .flatten()
}

fn enable_forwarding() {
    if read_sysctl("ipv4/ip_forward").is_ok_and(|value| value == "1") {
        return;
    }
    if set_sysctl("ipv4/ip_forward", "1") {
        warn!(
            "switched net.ipv4.ip_forward on, so that containers reach the world: this host now forwards between all its interfaces (--ip-forward=false leaves it alone)"
        );
    }
}

fn set_sysctl(name: &str, value: &str) -> bool {
    match write_sysctl(name, value) {
        Ok(()) => true,
        Err(error) => {
            warn!(name, value, %error, "could not set a sysctl that containers on the bridge need");
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_servers_are_read_as_the_resolver_does() {
        let text = "# a comment\nnameserver 192.0.2.53\n nameserver\t192.0.2.54 # two\nnameserver ::1\nsearch x\n";
        let servers: Vec<_> = parse_name_servers(text)
            .iter()
            .map(|net| net.to_string())
            .collect();
        assert_eq!(servers, ["192.0.2.53/32", "192.0.2.54/32"]);
    }

    #[test]
    fn only_marked_ports_of_this_bridge_are_endpoints() {
        let endpoint = |instance: &str| Mark::Endpoint {
            instance: instance.to_owned(),
            endpoint_id: "e1".to_owned(),
            address: Ipv4Addr::new(10, 66, 0, 2),
        };
        let port = |name: &str, bridge: u32, alias: String| Link {
            name: name.to_owned(),
            bridge_index: Some(bridge),
            alias,
            ..Link::default()
        };
        let all = [
            port("veth1", 7, endpoint("mine").render()),
            port("veth2", 7, endpoint("other").render()),
            port("veth3", 8, endpoint("mine").render()),
            port("tap0", 7, String::new()),
        ];
        let found = find_endpoints(&all, 7, "mine");
        let names: Vec<_> = found
            .iter()
            .map(|found| (found.host_interface.as_str(), found.ours))
            .collect();
        assert_eq!(names, [("veth1", true), ("veth2", false)]);
    }
}
