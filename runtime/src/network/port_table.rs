//! Which ports of the host are published, and the sockets that hold them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::net::Ipv4Addr;
use std::ops::RangeInclusive;
use std::os::fd::OwnedFd;

use super::hold::bind_error;
use super::{HostPort, NetworkError, PortRequest, Protocol, PublishedPort};

/// The ports of the host that containers have.
#[derive(Debug)]
pub(super) struct PortTable {
    ephemeral: RangeInclusive<u16>,
    /// The last port given out of the range, so that the next one differs: a client that still talks to the old one
    /// does not find the new container there.
    last_ephemeral: Option<u16>,
    taken: BTreeMap<(Protocol, u16), Vec<Ipv4Addr>>,
}

/// A published port with the socket that keeps other programs from it.
#[derive(Debug)]
pub(super) struct HeldPort {
    pub(super) port: PublishedPort,
    _socket: Option<OwnedFd>,
}

/// Asks the system for a port; a parameter so that the table can be tested without one.
pub(super) type Hold = fn(Protocol, Ipv4Addr, u16) -> io::Result<Option<OwnedFd>>;

impl PortTable {
    /// An empty table that gives out ports of `ephemeral`.
    pub(super) fn new(ephemeral: RangeInclusive<u16>) -> Self {
        Self {
            ephemeral,
            last_ephemeral: None,
            taken: BTreeMap::new(),
        }
    }

    /// Takes a port for each request, all or none.
    pub(super) fn allocate(
        &mut self,
        requests: &[PortRequest],
        default_host_ip: Ipv4Addr,
        hold: Hold,
    ) -> Result<Vec<HeldPort>, NetworkError> {
        let mut held: Vec<HeldPort> = Vec::with_capacity(requests.len());
        for request in requests {
            match self.allocate_one(request, request.host_ip.unwrap_or(default_host_ip), hold) {
                Ok(port) => held.push(port),
                Err(error) => {
                    for held in &held {
                        self.release(&held.port);
                    }
                    return Err(error);
                }
            }
        }
        Ok(held)
    }

    /// Takes a port that a container has already. The table has it even if the socket cannot be had: the container
    /// runs on, and no other one may get it.
    pub(super) fn take_up(
        &mut self,
        port: PublishedPort,
        hold: Hold,
    ) -> (HeldPort, Result<(), NetworkError>) {
        self.taken
            .entry((port.port.protocol, port.host_port))
            .or_default()
            .push(port.host_ip);
        match hold(port.port.protocol, port.host_ip, port.host_port) {
            Ok(socket) => (
                HeldPort {
                    port,
                    _socket: socket,
                },
                Ok(()),
            ),
            Err(source) => {
                let error = bind_error(port.port.protocol, port.host_ip, port.host_port, source);
                (
                    HeldPort {
                        port,
                        _socket: None,
                    },
                    Err(error),
                )
            }
        }
    }

    /// Gives a port back.
    pub(super) fn release(&mut self, port: &PublishedPort) {
        let key = (port.port.protocol, port.host_port);
        if let Some(addresses) = self.taken.get_mut(&key) {
            if let Some(at) = addresses
                .iter()
                .position(|address| *address == port.host_ip)
            {
                addresses.swap_remove(at);
            }
            if addresses.is_empty() {
                self.taken.remove(&key);
            }
        }
    }

    fn allocate_one(
        &mut self,
        request: &PortRequest,
        host_ip: Ipv4Addr,
        hold: Hold,
    ) -> Result<HeldPort, NetworkError> {
        let protocol = request.port.protocol;
        let candidates: Vec<u16> = match request.host_port {
            HostPort::One(port) => {
                if self.is_taken(protocol, host_ip, port) {
                    return Err(NetworkError::PortAllocated { host_ip, port });
                }
                let socket = hold(protocol, host_ip, port)
                    .map_err(|source| bind_error(protocol, host_ip, port, source))?;
                return Ok(self.take(request, host_ip, port, socket));
            }
            HostPort::Range(first, last) => (first..=last).collect(),
            HostPort::Any => {
                let after = |last: u16| *self.ephemeral.start()..=last;
                match self.last_ephemeral {
                    Some(last) => (last.saturating_add(1)..=*self.ephemeral.end())
                        .chain(after(last))
                        .collect(),
                    None => self.ephemeral.clone().collect(),
                }
            }
        };
        for port in candidates {
            if self.is_taken(protocol, host_ip, port) {
                continue;
            }
            match hold(protocol, host_ip, port) {
                Ok(socket) => {
                    if request.host_port == HostPort::Any {
                        self.last_ephemeral = Some(port);
                    }
                    return Ok(self.take(request, host_ip, port, socket));
                }
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
                Err(source) => return Err(bind_error(protocol, host_ip, port, source)),
            }
        }
        Err(NetworkError::PortsExhausted)
    }

    fn take(
        &mut self,
        request: &PortRequest,
        host_ip: Ipv4Addr,
        host_port: u16,
        socket: Option<OwnedFd>,
    ) -> HeldPort {
        self.taken
            .entry((request.port.protocol, host_port))
            .or_default()
            .push(host_ip);
        HeldPort {
            port: PublishedPort {
                port: request.port,
                host_ip,
                host_port,
            },
            _socket: socket,
        }
    }

    fn is_taken(&self, protocol: Protocol, host_ip: Ipv4Addr, port: u16) -> bool {
        self.taken.get(&(protocol, port)).is_some_and(|addresses| {
            host_ip.is_unspecified()
                || addresses
                    .iter()
                    .any(|taken| taken.is_unspecified() || *taken == host_ip)
        })
    }
}

/// The ports that the kernel gives to connections, from which dockerd takes its own too (libnetwork,
/// portallocator_linux.go); what that file says elsewhere if the kernel does not.
pub(super) fn ephemeral_range() -> RangeInclusive<u16> {
    fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range")
        .ok()
        .and_then(|text| parse_range(&text))
        .unwrap_or(49_153..=65_535)
}

fn parse_range(text: &str) -> Option<RangeInclusive<u16>> {
    let mut numbers = text.split_ascii_whitespace().map(str::parse::<u16>);
    let (first, last) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    (0 < first && first <= last).then_some(first..=last)
}

#[cfg(test)]
mod tests {
    use nix::errno::Errno;

    use super::super::hold::hold_port;
    use super::*;

    const ALL: Ipv4Addr = Ipv4Addr::UNSPECIFIED;

    fn always(_: Protocol, _: Ipv4Addr, _: u16) -> io::Result<Option<OwnedFd>> {
        Ok(None)
    }

    fn not_the_first(_: Protocol, _: Ipv4Addr, port: u16) -> io::Result<Option<OwnedFd>> {
        if port == 40_000 {
            Err(Errno::EADDRINUSE.into())
        } else {
            Ok(None)
        }
    }

    fn request(port: &str, host_ip: &str, host_port: &str) -> PortRequest {
        PortRequest::parse(port, host_ip, host_port).expect("a binding")
    }

    fn chosen(
        table: &mut PortTable,
        request: PortRequest,
        hold: Hold,
    ) -> Result<u16, NetworkError> {
        table
            .allocate(&[request], ALL, hold)
            .map(|held| held[0].port.host_port)
    }

    #[test]
    fn a_port_is_given_once_per_address_and_protocol() {
        let table: &[(&str, &str, Option<&str>)] = &[
            (
                "80/tcp",
                "",
                Some("Bind for 0.0.0.0:80 failed: port is already allocated"),
            ),
            (
                "80/tcp",
                "127.0.0.1",
                Some("Bind for 127.0.0.1:80 failed: port is already allocated"),
            ),
            ("80/udp", "", None),
        ];
        for (port, host_ip, refusal) in table {
            let mut ports = PortTable::new(40_000..=40_002);
            ports
                .allocate(&[request("80/tcp", "", "80")], ALL, always)
                .expect("free");
            let second = chosen(&mut ports, request(port, host_ip, "80"), always);
            assert_eq!(
                second.err().map(|error| error.to_string()).as_deref(),
                *refusal
            );
        }
    }

    #[test]
    fn two_addresses_may_have_the_same_port_but_not_all_addresses_then() {
        let mut ports = PortTable::new(40_000..=40_002);
        let both = [
            request("80", "127.0.0.1", "80"),
            request("80", "127.0.0.2", "80"),
        ];
        let held = ports.allocate(&both, ALL, always).expect("free");
        assert!(chosen(&mut ports, request("81", "", "80"), always).is_err());
        for held in &held {
            ports.release(&held.port);
        }
        assert_eq!(
            chosen(&mut ports, request("81", "", "80"), always).expect("free"),
            80
        );
    }

    #[test]
    fn ephemeral_ports_go_round_and_step_over_what_is_taken() {
        let mut ports = PortTable::new(40_000..=40_002);
        let any = request("80", "", "");
        let mut round = Vec::new();
        for _ in 0..3 {
            let held = ports.allocate(&[any], ALL, always).expect("free").remove(0);
            round.push(held.port.host_port);
            ports.release(&held.port);
        }
        assert_eq!(round, [40_000, 40_001, 40_002]);
        assert_eq!(
            chosen(&mut ports, any, not_the_first).expect("free"),
            40_001
        );
        assert_eq!(
            chosen(&mut ports, any, not_the_first).expect("free"),
            40_002
        );
        let none = chosen(&mut ports, any, not_the_first);
        assert_eq!(
            none.expect_err("full").to_string(),
            "all ports are allocated"
        );
    }

    #[test]
    fn a_range_gives_its_first_free_port() {
        let mut ports = PortTable::new(40_000..=40_002);
        let range = request("80", "", "8000-8001");
        assert_eq!(chosen(&mut ports, range, always).expect("free"), 8000);
        assert_eq!(chosen(&mut ports, range, always).expect("free"), 8001);
        assert!(matches!(
            chosen(&mut ports, range, always),
            Err(NetworkError::PortsExhausted)
        ));
    }

    #[test]
    fn one_failure_gives_everything_back() {
        let mut ports = PortTable::new(40_000..=40_002);
        let twice = [request("80", "", "80"), request("81", "", "80")];
        assert!(ports.allocate(&twice, ALL, always).is_err());
        assert!(ports.taken.is_empty());
    }

    #[test]
    fn a_program_on_the_port_is_found_and_named() {
        let program = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = program.local_addr().expect("an address").port();
        let mut ports = PortTable::new(40_000..=40_002);
        let wanted = request("80", "127.0.0.1", &port.to_string());
        let refused = chosen(&mut ports, wanted, hold_port).expect_err("taken");
        assert_eq!(
            refused.to_string(),
            format!("listen tcp4 127.0.0.1:{port}: bind: address already in use")
        );
    }

    #[test]
    fn a_held_port_cannot_be_listened_on() {
        let mut ports = PortTable::new(20_000..=20_999);
        let held = ports
            .allocate(&[request("80", "127.0.0.1", "")], ALL, hold_port)
            .expect("a port");
        let address = (Ipv4Addr::LOCALHOST, held[0].port.host_port);
        assert!(std::net::TcpListener::bind(address).is_err());
    }

    #[test]
    fn the_kernels_range_is_read() {
        assert_eq!(parse_range("32768\t60999\n"), Some(32_768..=60_999));
        for text in ["", "1", "5 4", "0 9", "a b"] {
            assert_eq!(parse_range(text), None, "{text:?}");
        }
    }
}
