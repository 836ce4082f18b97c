//! What the daemon's flags say about the network, checked before anything touches the kernel.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::NetworkError;

/// The longest name the kernel gives an interface: IFNAMSIZ less the closing zero (netdevice(7)).
const INTERFACE_NAME_MAX: usize = 15;

/// The name prefix of a bridge of our own; the first free number follows, so that two daemons on one machine
/// get `pier0` and `pier1`.
pub const DEFAULT_BRIDGE_PREFIX: &str = "pier";

/// The MTU in bytes when none is given, as dockerd has it.
pub(super) const DEFAULT_MTU: u32 = 1500;

/// Everything that [`Networks::open`](super::Networks::open) wants to know.
#[derive(Clone, Debug)]
pub struct NetworkConfig {
    /// Which bridge carries the network called `bridge`.
    pub bridge: BridgeChoice,
    /// `--bip`: the bridge's own address and its prefix, `10.9.0.1/24`. `None` chooses the first default subnet
    /// that collides with none of the host's routes.
    pub bip: Option<Ipv4Net>,
    /// `--iptables`: `false` leaves every packet filter alone; nothing is then masqueraded or published.
    pub iptables: bool,
    /// `--ip-masq`: containers reach the world beyond the host under the host's address.
    pub ip_masq: bool,
    /// `--ip-forward`: `net.ipv4.ip_forward` may be switched on when it is off.
    pub ip_forward: bool,
    /// `--icc`: containers on the bridge may talk to each other on ports that are not published.
    pub icc: bool,
    /// `--ip`: the host address that a published port without one of its own is bound to.
    pub default_host_ip: Ipv4Addr,
    /// `--mtu` in bytes, of the bridge and of every container's interface; `None` means 1500.
    pub mtu: Option<u32>,
    /// How many unused sandboxes are kept ready.
    pub warm: WarmPool,
}

impl Default for NetworkConfig {
    fn default() -> Self {
        Self {
            bridge: BridgeChoice::default(),
            bip: None,
            iptables: true,
            ip_masq: true,
            ip_forward: true,
            icc: true,
            default_host_ip: Ipv4Addr::UNSPECIFIED,
            mtu: None,
            warm: WarmPool::default(),
        }
    }
}

/// Which bridge the default network uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BridgeChoice {
    /// A bridge of our own, made at start and removed when the daemon stops without containers: the first of
    /// `<prefix>0`, `<prefix>1`, … that no other daemon owns.
    Own {
        /// The name without its number.
        prefix: String,
    },
    /// `--bridge NAME`: a bridge that somebody else made and that is never removed here. It must have an IPv4
    /// address, or `--bip` must give it one.
    Existing {
        /// The interface's name.
        name: String,
    },
    /// `--bridge none`: there is no default network; a container that asks for it is refused.
    Disabled,
}

impl Default for BridgeChoice {
    fn default() -> Self {
        Self::Own {
            prefix: DEFAULT_BRIDGE_PREFIX.to_owned(),
        }
    }
}

impl BridgeChoice {
    /// Reads the value of `--bridge`: empty is a bridge of our own, `none` is no bridge, anything else names one.
    pub fn parse(value: &str) -> Result<Self, NetworkError> {
        match value {
            "" => Ok(Self::default()),
            "none" => Ok(Self::Disabled),
            name => {
                check_interface_name(name)?;
                Ok(Self::Existing {
                    name: name.to_owned(),
                })
            }
        }
    }
}

/// How many sandboxes are kept ready for containers to come. Each one is an empty network namespace (some hundred
/// kilobytes of kernel memory, twice that with a place on the bridge); one for the bridge also holds an address, which
/// goes to a container before any is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WarmPool {
    /// Namespaces with nothing but `lo`, for network mode `none`.
    pub none: usize,
    /// Namespaces joined to the bridge, with address and routes.
    pub bridge: usize,
}

impl Default for WarmPool {
    fn default() -> Self {
        Self { none: 2, bridge: 2 }
    }
}

impl NetworkConfig {
    /// Checks what can be checked without looking at the machine. Errors are of kind `InvalidParameter`.
    pub fn validate(&self) -> Result<(), NetworkError> {
        match &self.bridge {
            BridgeChoice::Own { prefix } => check_interface_name(&format!("{prefix}99"))?,
            BridgeChoice::Existing { name } => {
                check_interface_name(name)?;
                if self.bip.is_some() {
                    return Err(NetworkError::BridgeAndBip);
                }
            }
            BridgeChoice::Disabled => {
                if self.bip.is_some() {
                    return Err(NetworkError::BridgeAndBip);
                }
            }
        }
        if let Some(bip) = self.bip {
            check_bip(bip)?;
        }
        if let Some(mtu) = self.mtu
            && !(68..=65_535).contains(&mtu)
        {
            return Err(NetworkError::InvalidMtu { mtu });
        }
        Ok(())
    }
}

/// Reads the value of `--bip`; it must be an address a host can have, in a subnet with room for one container.
pub fn parse_bip(value: &str) -> Result<Ipv4Net, NetworkError> {
    let bip = value
        .parse::<Ipv4Net>()
        .map_err(|_| NetworkError::InvalidBip {
            value: value.to_owned(),
            reason: "not an IPv4 address with a prefix length",
        })?;
    check_bip(bip)?;
    Ok(bip)
}

fn check_bip(bip: Ipv4Net) -> Result<(), NetworkError> {
    let invalid = |reason| {
        Err(NetworkError::InvalidBip {
            value: bip.to_string(),
            reason,
        })
    };
    let address = bip.addr();
    if bip.prefix_len() > 30 {
        return invalid("the subnet has no room for a container");
    }
    if bip.prefix_len() < 8 {
        return invalid("the subnet is larger than any that may be private");
    }
    if address == bip.network() || address == bip.broadcast() {
        return invalid("the address names the subnet, not a host in it");
    }
    if address.is_loopback()
        || address.is_multicast()
        || address.is_unspecified()
        || address.octets()[0] == 0
    {
        return invalid("the address cannot belong to a bridge");
    }
    Ok(())
}

fn check_interface_name(name: &str) -> Result<(), NetworkError> {
    let fits = !name.is_empty() && name.len() <= INTERFACE_NAME_MAX && name != "." && name != "..";
    let plain = name
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    if fits && plain {
        Ok(())
    } else {
        Err(NetworkError::InvalidBridgeName {
            name: name.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bridge_address_is_a_hosts_in_a_subnet_with_room() {
        for good in [
            "10.9.0.1/24",
            "172.17.42.1/16",
            "192.168.1.5/30",
            "10.0.0.1/8",
        ] {
            assert_eq!(parse_bip(good).expect(good).to_string(), good);
        }
        let refused = [
            ("", "not an IPv4 address with a prefix length"),
            ("10.9.0.1", "not an IPv4 address with a prefix length"),
            ("fd00::1/64", "not an IPv4 address with a prefix length"),
            ("10.9.0.1/33", "not an IPv4 address with a prefix length"),
            (
                "10.9.0.0/24",
                "the address names the subnet, not a host in it",
            ),
            (
                "10.9.0.255/24",
                "the address names the subnet, not a host in it",
            ),
            ("10.9.0.1/31", "the subnet has no room for a container"),
            (
                "10.9.0.1/7",
                "the subnet is larger than any that may be private",
            ),
            ("127.0.0.1/8", "the address cannot belong to a bridge"),
            ("224.0.0.1/24", "the address cannot belong to a bridge"),
            ("0.0.0.1/24", "the address cannot belong to a bridge"),
        ];
        for (text, reason) in refused {
            let message = parse_bip(text).expect_err(text).to_string();
            assert_eq!(message, format!("invalid --bip {text:?}: {reason}"));
        }
    }

    #[test]
    fn a_bridge_is_ours_or_named_or_none() {
        assert_eq!(
            BridgeChoice::parse("").expect("ours"),
            BridgeChoice::default()
        );
        assert_eq!(
            BridgeChoice::parse("none").expect("none"),
            BridgeChoice::Disabled
        );
        let named = BridgeChoice::Existing {
            name: "br-lan.5".to_owned(),
        };
        assert_eq!(BridgeChoice::parse("br-lan.5").expect("named"), named);
        for bad in ["..", "a b", "br/0", "sixteen-letters-", "br\"0", "brü"] {
            assert!(BridgeChoice::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn contradictions_and_impossible_sizes_are_refused() {
        let bip = Some(parse_bip("10.9.0.1/24").expect("a bip"));
        let named = BridgeChoice::Existing {
            name: "br0".to_owned(),
        };
        let table = [
            (
                NetworkConfig {
                    bip,
                    ..NetworkConfig::default()
                },
                true,
            ),
            (
                NetworkConfig {
                    bip,
                    bridge: named.clone(),
                    ..NetworkConfig::default()
                },
                false,
            ),
            (
                NetworkConfig {
                    bip,
                    bridge: BridgeChoice::Disabled,
                    ..NetworkConfig::default()
                },
                false,
            ),
            (
                NetworkConfig {
                    bridge: named,
                    ..NetworkConfig::default()
                },
                true,
            ),
            (
                NetworkConfig {
                    mtu: Some(67),
                    ..NetworkConfig::default()
                },
                false,
            ),
            (
                NetworkConfig {
                    mtu: Some(68),
                    ..NetworkConfig::default()
                },
                true,
            ),
            (
                NetworkConfig {
                    mtu: Some(65_536),
                    ..NetworkConfig::default()
                },
                false,
            ),
        ];
        for (config, good) in table {
            assert_eq!(config.validate().is_ok(), good, "{config:?}");
        }
    }
}
