//! The addresses of `-H`: `unix://PATH`, `tcp://HOST:PORT`, and what is refused.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use thiserror::Error;

/// Where the daemon listens when nobody says otherwise.
pub(crate) const DEFAULT_SOCKET: &str = "/var/run/pierhead.sock";

/// The port of the API without TLS, where a TCP address names none (IANA: docker).
const DEFAULT_PORT: u16 = 2375;

/// One address to listen on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// A socket in the file system.
    Unix(PathBuf),
    /// A TCP port; the host is a name or an address, resolved when it is bound.
    Tcp {
        /// Name or address, IPv6 without brackets.
        host: String,
        /// Port.
        port: u16,
    },
}

/// Why an address was refused.
#[derive(Debug, Error, PartialEq, Eq)]
pub(crate) enum AddressError {
    /// The part before `://` is not known.
    #[error(
        "{0:?} is not an address to listen on; write unix:///path/to/socket or tcp://host:port"
    )]
    Scheme(String),
    /// A unix socket needs a place that does not depend on the working directory.
    #[error("{0:?}: the path of a unix socket must be absolute")]
    RelativePath(String),
    /// The port is not a number from 1 to 65535.
    #[error("{0:?}: the port must be a number from 1 to 65535")]
    Port(String),
    /// A TCP address has no path.
    #[error("{0:?}: a TCP address ends with the port")]
    Trailing(String),
    /// Sockets handed over by a service manager.
    #[error(
        "{0:?}: taking sockets from a service manager is not built in; write unix:///path/to/socket"
    )]
    Inherited(String),
}

impl FromStr for Address {
    type Err = AddressError;

    /// As dockerd reads `-H`: an address without a scheme is TCP, `unix://` alone is the default socket, and a TCP
    /// address without a host is the loopback address.
    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let (scheme, rest) = text.split_once("://").unwrap_or(("tcp", text));
        match scheme {
            "unix" if rest.is_empty() => Ok(Self::Unix(PathBuf::from(DEFAULT_SOCKET))),
            "unix" if rest.starts_with('/') => Ok(Self::Unix(PathBuf::from(rest))),
            "unix" => Err(AddressError::RelativePath(text.to_owned())),
            "tcp" => parse_tcp(text, rest),
            "fd" => Err(AddressError::Inherited(text.to_owned())),
            _ => Err(AddressError::Scheme(text.to_owned())),
        }
    }
}

fn parse_tcp(text: &str, rest: &str) -> Result<Address, AddressError> {
    if text.is_empty() || rest.starts_with('/') {
        return Err(AddressError::Scheme(text.to_owned()));
    }
    if rest.contains('/') {
        return Err(AddressError::Trailing(text.to_owned()));
    }
    let (host, port) = match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, after)) => (host, after.strip_prefix(':')),
        None => match rest.rsplit_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (rest, None),
        },
    };
    let port = match port {
        None | Some("") => DEFAULT_PORT,
        Some(port) => port
            .parse()
            .ok()
            .filter(|port| *port != 0)
            .ok_or_else(|| AddressError::Port(text.to_owned()))?,
    };
    let host = if host.is_empty() { "127.0.0.1" } else { host };
    Ok(Address::Tcp {
        host: host.to_owned(),
        port,
    })
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unix(path) => write!(f, "unix://{}", path.display()),
            Self::Tcp { host, port } if host.contains(':') => write!(f, "tcp://[{host}]:{port}"),
            Self::Tcp { host, port } => write!(f, "tcp://{host}:{port}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_dockerd_reads_them() {
        for (text, shown) in [
            ("unix:///run/x.sock", "unix:///run/x.sock"),
            ("unix://", "unix:///var/run/pierhead.sock"),
            ("tcp://0.0.0.0:2376", "tcp://0.0.0.0:2376"),
            ("tcp://:2375", "tcp://127.0.0.1:2375"),
            ("tcp://", "tcp://127.0.0.1:2375"),
            ("tcp://example.test", "tcp://example.test:2375"),
            ("tcp://[::1]:9", "tcp://[::1]:9"),
            ("127.0.0.1:4000", "tcp://127.0.0.1:4000"),
            (":4000", "tcp://127.0.0.1:4000"),
        ] {
            assert_eq!(
                text.parse::<Address>().map(|address| address.to_string()),
                Ok(shown.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn what_cannot_be_listened_on_is_refused() {
        for text in [
            "",
            "unix://run/x.sock",
            "npipe:////./pipe/x",
            "fd://",
            "tcp://h:99999",
            "tcp://h:0",
            "tcp://h:1/a",
            "/run/x.sock",
        ] {
            assert!(text.parse::<Address>().is_err(), "{text}");
        }
    }
}
