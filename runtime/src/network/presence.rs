//! How daemons on one machine keep out of each other's way: abstract unix sockets, which belong to a network namespace
//! as bridges do (unix(7), network_namespaces(7)), and vanish with their process whatever ends it.

use std::io;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};
use std::thread;
use std::time::{Duration, Instant};

use super::NetworkError;

const SETUP: &str = "pierhead-network/setup";

/// Nobody else chooses a bridge or a subnet while this lives.
pub(super) struct SetupLock {
    _socket: UnixDatagram,
}

impl SetupLock {
    /// Waits for the lock, at most `patience`: choosing takes milliseconds.
    pub(super) fn acquire(patience: Duration) -> Result<Self, NetworkError> {
        let deadline = Instant::now() + patience;
        loop {
            match bind(SETUP) {
                Ok(socket) => return Ok(Self { _socket: socket }),
                Err(error)
                    if error.kind() == io::ErrorKind::AddrInUse && Instant::now() < deadline =>
                {
                    thread::sleep(Duration::from_millis(2));
                }
                Err(source) => {
                    return Err(NetworkError::System {
                        action: "wait for another daemon that is setting up its bridge".to_owned(),
                        source,
                    });
                }
            }
        }
    }
}

/// As long as this lives, other daemons know that the one with this instance id does.
#[derive(Debug)]
pub(super) struct Presence {
    _socket: Option<UnixDatagram>,
}

impl Presence {
    /// Announces a daemon.
    pub(super) fn announce(instance: &str) -> Self {
        // Two daemons on one data root are kept apart elsewhere; for this purpose the first one's announcement will do.
        Self {
            _socket: bind(&name_of(instance)).ok(),
        }
    }
}

/// Whether the daemon with this instance id lives.
pub(super) fn is_alive(instance: &str) -> bool {
    let Ok(address) = SocketAddr::from_abstract_name(name_of(instance)) else {
        return false;
    };
    UnixDatagram::unbound()
        .and_then(|socket| socket.connect_addr(&address))
        .is_ok()
}

fn name_of(instance: &str) -> String {
    format!("pierhead-network/{instance}")
}

fn bind(name: &str) -> io::Result<UnixDatagram> {
    UnixDatagram::bind_addr(&SocketAddr::from_abstract_name(name)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_daemon_is_alive_while_it_announces_itself() {
        let instance = super::super::record::random_hex(8).expect("random bytes");
        assert!(!is_alive(&instance));
        let presence = Presence::announce(&instance);
        assert!(is_alive(&instance));
        drop(presence);
        assert!(!is_alive(&instance));
    }
}
