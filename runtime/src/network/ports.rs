//! Ports as text and as requests.

use std::fmt;
use std::net::Ipv4Addr;
use std::str::FromStr;

use super::{HostPort, NetworkError, PortRequest, PortSpec, Protocol};

impl PortRequest {
    /// Reads one binding of `HostConfig.PortBindings`: the key (`80/tcp`) with the binding's `HostIp` and `HostPort`.
    pub fn parse(port: &str, host_ip: &str, host_port: &str) -> Result<Self, NetworkError> {
        let host_ip = match host_ip {
            "" => None,
            text => Some(
                text.parse::<Ipv4Addr>()
                    .map_err(|_| NetworkError::InvalidHostIp {
                        value: text.to_owned(),
                    })?,
            ),
        };
        Ok(Self {
            port: port.parse()?,
            host_ip,
            host_port: host_port.parse()?,
        })
    }
}

impl FromStr for PortSpec {
    type Err = NetworkError;

    /// `80`, `80/tcp`, `53/udp`; without a protocol it is TCP.
    fn from_str(text: &str) -> Result<Self, NetworkError> {
        let (port, protocol) = match text.split_once('/') {
            Some((port, protocol)) => (port, protocol.parse()?),
            None => (text, Protocol::Tcp),
        };
        match parse_port(port) {
            Some(port) if port > 0 => Ok(Self { port, protocol }),
            _ => Err(NetworkError::InvalidPort {
                value: text.to_owned(),
            }),
        }
    }
}

impl fmt::Display for PortSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.port, self.protocol)
    }
}

impl FromStr for HostPort {
    type Err = NetworkError;

    /// Empty or `0` is any port; `8080` is that one; `8000-8010` is the first free one of them.
    fn from_str(text: &str) -> Result<Self, NetworkError> {
        let invalid = || NetworkError::InvalidPort {
            value: text.to_owned(),
        };
        if text.is_empty() {
            return Ok(Self::Any);
        }
        match text.split_once('-') {
            None => Ok(match parse_port(text).ok_or_else(invalid)? {
                0 => Self::Any,
                port => Self::One(port),
            }),
            Some((first, last)) => {
                let (first, last) = (
                    parse_port(first).ok_or_else(invalid)?,
                    parse_port(last).ok_or_else(invalid)?,
                );
                if first == 0 || last < first {
                    return Err(invalid());
                }
                Ok(if first == last {
                    Self::One(first)
                } else {
                    Self::Range(first, last)
                })
            }
        }
    }
}

impl FromStr for Protocol {
    type Err = NetworkError;

    fn from_str(text: &str) -> Result<Self, NetworkError> {
        match text.to_ascii_lowercase().as_str() {
            "" | "tcp" => Ok(Self::Tcp),
            "udp" => Ok(Self::Udp),
            "sctp" => Ok(Self::Sctp),
            _ => Err(NetworkError::InvalidPort {
                value: text.to_owned(),
            }),
        }
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tcp => "tcp",
            Self::Udp => "udp",
            Self::Sctp => "sctp",
        })
    }
}

/// A decimal number without sign or space; `u16::from_str` would take a leading plus.
fn parse_port(text: &str) -> Option<u16> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        text.parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_containers_port_is_a_number_with_an_optional_protocol() {
        let table = [
            ("80", Some("80/tcp")),
            ("80/tcp", Some("80/tcp")),
            ("53/UDP", Some("53/udp")),
            ("9/sctp", Some("9/sctp")),
            ("80/", Some("80/tcp")),
            ("65535/tcp", Some("65535/tcp")),
            ("0/tcp", None),
            ("65536/tcp", None),
            ("+80/tcp", None),
            ("80/icmp", None),
            ("http/tcp", None),
            ("", None),
        ];
        for (text, expected) in table {
            let read = text.parse::<PortSpec>().ok().map(|port| port.to_string());
            assert_eq!(read.as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_hosts_port_is_any_or_one_or_a_range() {
        let table = [
            ("", Some(HostPort::Any)),
            ("0", Some(HostPort::Any)),
            ("8080", Some(HostPort::One(8080))),
            ("8000-8010", Some(HostPort::Range(8000, 8010))),
            ("8000-8000", Some(HostPort::One(8000))),
            ("8010-8000", None),
            ("0-10", None),
            ("-80", None),
            ("80-", None),
            ("65536", None),
            ("8 0", None),
        ];
        for (text, expected) in table {
            assert_eq!(text.parse::<HostPort>().ok(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_binding_may_name_an_address_of_the_host() {
        let all = PortRequest::parse("80/tcp", "", "8080").expect("a binding");
        assert_eq!(all.host_ip, None);
        let one = PortRequest::parse("80/tcp", "127.0.0.1", "8080").expect("a binding");
        assert_eq!(one.host_ip, Some(Ipv4Addr::LOCALHOST));
        let refused = PortRequest::parse("80/tcp", "::1", "8080").expect_err("not IPv4");
        assert!(refused.to_string().contains("only IPv4 addresses"));
    }
}
