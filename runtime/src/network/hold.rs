//! The socket that keeps other programs from a published port.

use std::io;
use std::net::{Ipv4Addr, SocketAddrV4};
use std::os::fd::{AsRawFd, OwnedFd};

use nix::errno::Errno;
use nix::sys::socket::{
    AddressFamily, SockFlag, SockProtocol, SockType, SockaddrIn, bind, setsockopt, socket, sockopt,
};

use super::{NetworkError, Protocol};

/// Binds a socket, so that a program that wants this port fails, and so do we when one has it. It never listens: a
/// connection that no rule takes to the container is refused instead of hanging in a queue that nobody empties.
/// `None` where the kernel does not know the protocol.
pub(super) fn hold_port(
    protocol: Protocol,
    host_ip: Ipv4Addr,
    port: u16,
) -> io::Result<Option<OwnedFd>> {
    let (kind, number) = match protocol {
        Protocol::Tcp => (SockType::Stream, SockProtocol::Tcp),
        Protocol::Udp => (SockType::Datagram, SockProtocol::Udp),
        // nix has no name for IPPROTO_SCTP; only the table keeps these apart.
        Protocol::Sctp => return Ok(None),
    };
    let socket = socket(AddressFamily::Inet, kind, SockFlag::SOCK_CLOEXEC, number)?;
    // SO_REUSEADDR lets bind(2) succeed while closed connections of an earlier program linger in TIME_WAIT (it does
    // not let it share a port with a listener, tcp(7)); taken away again, it keeps others from sharing ours.
    if protocol == Protocol::Tcp {
        setsockopt(&socket, sockopt::ReuseAddr, &true)?;
    }
    match bind(
        socket.as_raw_fd(),
        &SockaddrIn::from(SocketAddrV4::new(host_ip, port)),
    ) {
        Ok(()) => {}
        Err(errno) => return Err(errno.into()),
    }
    if protocol == Protocol::Tcp {
        setsockopt(&socket, sockopt::ReuseAddr, &false)?;
    }
    Ok(Some(socket))
}

/// The failure of [`hold_port`] in the words that clients of dockerd know.
pub(super) fn bind_error(
    protocol: Protocol,
    host_ip: Ipv4Addr,
    port: u16,
    source: io::Error,
) -> NetworkError {
    // The words of the C library, without "(os error 98)".
    let reason = match source.raw_os_error().map(Errno::from_raw) {
        Some(Errno::EADDRINUSE) => "address already in use".to_owned(),
        Some(Errno::EADDRNOTAVAIL) => "cannot assign requested address".to_owned(),
        Some(Errno::EACCES) => "permission denied".to_owned(),
        _ => source.to_string(),
    };
    NetworkError::PortBind {
        protocol,
        host_ip,
        port,
        reason,
        source,
    }
}
