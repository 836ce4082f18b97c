//! The sockets that clients connect to.

mod group;
mod tcp;
mod unix;

use std::path::PathBuf;

use nix::unistd::Gid;
use thiserror::Error;
use tracing::warn;

use crate::config::Address;

/// A bound socket, not yet accepting.
#[derive(Debug)]
pub(crate) enum Listener {
    /// A socket in the file system, removed when this is dropped.
    Unix(unix::BoundSocket),
    /// A TCP port.
    Tcp(std::net::TcpListener),
}

/// Why an address cannot be listened on.
#[derive(Debug, Error)]
pub(crate) enum ListenError {
    /// Somebody answers there.
    #[error("another process is listening on {0}; stop it or choose another address with -H")]
    Alive(PathBuf),
    /// A file that is no socket is never removed.
    #[error("{0} exists and is not a socket; remove it or choose another address with -H")]
    NotASocket(PathBuf),
    /// A step on the way to a unix socket failed.
    #[error("cannot {action} {path}")]
    Unix {
        /// What was tried.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A TCP address cannot be bound.
    #[error("cannot listen on {address}")]
    Tcp {
        /// The address.
        address: Address,
        /// What the system said.
        source: std::io::Error,
    },
    /// `-G` names nobody.
    #[error("group {0:?} of -G does not exist")]
    Group(String),
    /// The group database cannot be read.
    #[error("cannot look up group {name:?}")]
    GroupLookup {
        /// The group.
        name: String,
        /// What the system said.
        source: nix::Error,
    },
}

/// Binds every address. All or nothing: what is bound already is given back when a later one fails. Blocks on name
/// resolution and the file system, so it belongs before the asynchronous part of the start.
pub(crate) fn bind_all(
    addresses: &[Address],
    group: Option<&str>,
) -> Result<Vec<Listener>, ListenError> {
    let owner: Option<Gid> = group::socket_group(group)?;
    let mut listeners = Vec::with_capacity(addresses.len());
    for address in addresses {
        match address {
            Address::Unix(path) => listeners.push(Listener::Unix(unix::bind(path, owner)?)),
            Address::Tcp { host, port } => {
                warn!(
                    address = %address,
                    "listening on TCP without TLS: whoever reaches this port is root on this host; prefer a unix \
                     socket, or let a proxy with TLS and client certificates stand before it"
                );
                let bound = tcp::bind(host, *port).map_err(|source| ListenError::Tcp {
                    address: address.clone(),
                    source,
                })?;
                listeners.push(Listener::Tcp(bound));
            }
        }
    }
    Ok(listeners)
}
