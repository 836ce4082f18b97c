//! Where an engine listens, as DOCKER_HOST and `-H` spell it.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// The variable that says which engine to talk to.
pub const HOST_VARIABLE: &str = "DOCKER_HOST";

/// The port of an engine whose address names none.
const DEFAULT_PORT: u16 = 2375;

/// An engine's address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Host {
    /// A unix socket; the path is absolute.
    Unix(PathBuf),
    /// Plain TCP.
    Tcp {
        /// Host name or address, an IPv6 address without its brackets.
        name: String,
        /// Port.
        port: u16,
    },
}

/// An address that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// No known scheme in front.
    #[error("\"{0}\" is not an engine's address: write unix:///path/to.sock or tcp://host:port")]
    Scheme(String),
    /// A unix socket without an absolute path.
    #[error("\"{0}\" names no socket: the path after unix:// starts with a slash")]
    Path(String),
    /// A TCP address without a usable name or port.
    #[error("\"{0}\" names no host and port: write tcp://host:port, an IPv6 address in brackets")]
    Address(String),
}

impl Host {
    /// The address in the environment variable DOCKER_HOST; where it is unset or empty, the first of the sockets
    /// `/var/run/pierhead.sock` and `/var/run/docker.sock` that exists, or else the first.
    ///
    /// # Errors
    /// The variable's text is not an address.
    pub fn from_environment() -> Result<Self, HostError> {
        match std::env::var(HOST_VARIABLE) {
            Ok(text) if !text.is_empty() => text.parse(),
            _ => {
                let sockets = ["/var/run/pierhead.sock", "/var/run/docker.sock"].map(PathBuf::from);
                let [first, second] = sockets;
                Ok(Self::Unix(if !first.exists() && second.exists() {
                    second
                } else {
                    first
                }))
            }
        }
    }
}

impl FromStr for Host {
    type Err = HostError;

    fn from_str(text: &str) -> Result<Self, HostError> {
        if let Some(path) = text.strip_prefix("unix://") {
            return if path.starts_with('/') {
                Ok(Self::Unix(path.into()))
            } else {
                Err(HostError::Path(text.to_owned()))
            };
        }
        let Some(rest) = text
            .strip_prefix("tcp://")
            .or_else(|| text.strip_prefix("http://"))
        else {
            return Err(HostError::Scheme(text.to_owned()));
        };
        parse_address(rest.trim_end_matches('/')).ok_or_else(|| HostError::Address(text.to_owned()))
    }
}

fn parse_address(text: &str) -> Option<Host> {
    let (name, port) = if let Some(bracketed) = text.strip_prefix('[') {
        let (name, rest) = bracketed.split_once(']')?;
        name.parse::<std::net::Ipv6Addr>().ok()?;
        (
            name,
            rest.strip_prefix(':').or(rest.is_empty().then_some(""))?,
        )
    } else {
        text.split_once(':').unwrap_or((text, ""))
    };
    let port = if port.is_empty() {
        DEFAULT_PORT
    } else {
        port.parse().ok()?
    };
    let plain = !name.is_empty() && !name.contains(['/', ':', '@', ' ']);
    (plain || name.contains(':') && text.starts_with('[')).then(|| Host::Tcp {
        name: name.to_owned(),
        port,
    })
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unix(path) => write!(f, "unix://{}", path.display()),
            Self::Tcp { name, port } if name.contains(':') => write!(f, "tcp://[{name}]:{port}"),
            Self::Tcp { name, port } => write!(f, "tcp://{name}:{port}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_understood_come_back_as_they_were() {
        for text in [
            "unix:///var/run/docker.sock",
            "tcp://127.0.0.1:2375",
            "tcp://engine.example.com:1234",
            "tcp://[::1]:2375",
        ] {
            assert_eq!(
                text.parse::<Host>().map(|host| host.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn a_missing_port_is_the_usual_one() {
        assert_eq!(
            "tcp://localhost".parse::<Host>().unwrap().to_string(),
            "tcp://localhost:2375"
        );
        assert_eq!(
            "http://[::1]/".parse::<Host>().unwrap().to_string(),
            "tcp://[::1]:2375"
        );
    }

    #[test]
    fn what_is_wrong_with_an_address_is_said() {
        let cases = [
            ("", HostError::Scheme(String::new())),
            (
                "/var/run/docker.sock",
                HostError::Scheme("/var/run/docker.sock".into()),
            ),
            ("ssh://host", HostError::Scheme("ssh://host".into())),
            (
                "unix://docker.sock",
                HostError::Path("unix://docker.sock".into()),
            ),
            ("tcp://", HostError::Address("tcp://".into())),
            ("tcp://:2375", HostError::Address("tcp://:2375".into())),
            (
                "tcp://host:port",
                HostError::Address("tcp://host:port".into()),
            ),
            (
                "tcp://host:99999",
                HostError::Address("tcp://host:99999".into()),
            ),
            (
                "tcp://::1:2375",
                HostError::Address("tcp://::1:2375".into()),
            ),
            (
                "tcp://[nonsense]:1",
                HostError::Address("tcp://[nonsense]:1".into()),
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(text.parse::<Host>(), Err(expected), "{text}");
        }
    }
}
