//! The module against a live kernel. Each test is a machine of its own: a fresh network namespace plays the host, so
//! that nothing here can touch, or be disturbed by, the real one's bridges, rules and addresses.

mod lifecycle;
mod restart;
mod traffic;

use std::future::Future;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpListener, TcpStream};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use ipnet::Ipv4Net;
use nix::sched::{CloneFlags, setns, unshare};

use super::links::{Links, VethPair};
use super::sandbox::spawn_maker;
use super::{MacAddress, NetworkConfig, NetworkError, NetworkRequest, Networks, PortRequest};
use crate::store::Store;

/// Long enough for a loaded machine; a refused connection does not wait for it.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long silence has to last to count as "unreachable".
const SILENCE: Duration = Duration::from_millis(300);

/// Runs a test on a machine of its own. Without the privilege for one, the test is skipped and says so.
fn on_a_machine<F: Future<Output = ()>>(test: impl FnOnce(Machine) -> F + Send) {
    thread::scope(|scope| {
        let outcome = scope.spawn(|| {
            if let Err(errno) = unshare(CloneFlags::CLONE_NEWNET) {
                return skip(&format!(
                    "needs the privilege to make a network namespace ({errno})"
                ));
            }
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime");
            let folder = tempfile::tempdir().expect("a folder");
            let mut links = Links::open().expect("a routing socket");
            links.set_up("lo").expect("lo up");
            runtime.block_on(test(Machine { links, folder }));
        });
        if let Err(panic) = outcome.join() {
            std::panic::resume_unwind(panic);
        }
    });
}

/// Says, past the test harness's capture, that a test is skipped and why, and counts it.
fn skip(reason: &str) {
    static SKIPPED: AtomicUsize = AtomicUsize::new(0);
    let count = SKIPPED.fetch_add(1, Ordering::Relaxed) + 1;
    let _ = writeln!(io::stderr(), "skipped, {count} so far in network: {reason}");
}

/// A host without anything but `lo`.
struct Machine {
    links: Links,
    folder: tempfile::TempDir,
}

impl Machine {
    /// The networks of a daemon whose store is called `name`.
    async fn daemon(&self, name: &str, config: NetworkConfig) -> Networks {
        let store = Store::open(&self.folder.path().join(name)).expect("a store");
        Networks::open(config, &store).await.expect("networks")
    }

    /// The names of all interfaces but `lo`.
    fn interfaces(&mut self) -> Vec<String> {
        let all = self.links.list().expect("the interfaces");
        let mut names: Vec<_> = all
            .into_iter()
            .map(|link| link.name)
            .filter(|name| name != "lo")
            .collect();
        // Kernels with tunnels built in put one of each into every namespace.
        names.retain(|name| {
            ![
                "tunl0", "gre0", "gretap0", "erspan0", "ip_vti0", "ip6_vti0", "sit0", "ip6tnl0",
                "ip6gre0",
            ]
            .contains(&name.as_str())
        });
        names.sort();
        names
    }

    /// How many interfaces are ports of bridges.
    fn ports(&mut self) -> usize {
        let all = self.links.list().expect("the interfaces");
        all.iter()
            .filter(|link| link.bridge_index.is_some())
            .count()
    }

    /// Waits until `reached` says yes.
    async fn settle(&mut self, what: &str, mut reached: impl FnMut(&mut Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !reached(self) {
            assert!(Instant::now() < deadline, "{what}: {:?}", self.interfaces());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// A network beyond this host, 198.51.100.0/24 (RFC 5737): the host is .1 in it, the other end .2.
    fn world(&mut self) -> OwnedFd {
        let (sender, receiver) = mpsc::channel();
        let maker = spawn_maker(None, move |made| drop(sender.send(made))).expect("a thread");
        let netns = receiver.recv().expect("an answer").expect("a namespace");
        maker.join().expect("no panic");
        let mac: MacAddress = "02:00:00:00:00:02".parse().expect("an address");
        self.links
            .add_veth(&VethPair {
                host_name: "world",
                container_name: "uplink",
                bridge_index: 0,
                group: 0,
                mtu: 1500,
                mac,
                netns: netns.as_fd(),
            })
            .expect("a veth pair");
        let index = self.links.index_of("world").expect("the interface");
        self.links
            .add_address(index, net("198.51.100.1/24"))
            .expect("an address");
        inside(netns.as_fd(), || {
            let mut links = Links::open().expect("a routing socket");
            links.set_up("uplink").expect("uplink up");
            let index = links.index_of("uplink").expect("the interface");
            links
                .add_address(index, net("198.51.100.2/24"))
                .expect("an address");
        });
        netns
    }
}

/// A bridge on a subnet that nobody uses by default.
fn config() -> NetworkConfig {
    NetworkConfig {
        bip: Some(net("10.213.7.1/24")),
        ..NetworkConfig::default()
    }
}

fn request(name: &str) -> NetworkRequest {
    NetworkRequest {
        container_name: name.to_owned(),
        ..NetworkRequest::default()
    }
}

fn publishing(ports: &[(&str, &str, &str)]) -> NetworkRequest {
    let parse = |(port, ip, host): &(&str, &str, &str)| {
        PortRequest::parse(port, ip, host).expect("a binding")
    };
    NetworkRequest {
        ports: ports.iter().map(parse).collect(),
        ..request("web")
    }
}

fn net(text: &str) -> Ipv4Net {
    text.parse().expect("a subnet")
}

fn id(number: u8) -> String {
    format!("{number:02x}").repeat(32)
}

/// Connects one container after the other until one gets this address, which is on its way back.
async fn connect_until(networks: &Networks, request: &NetworkRequest, address: Ipv4Addr) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match networks.connect(&id(0xee), request.clone()).await {
            Ok(sandbox) if address_of(&sandbox) == address => return,
            Err(NetworkError::PortAllocated { .. }) | Ok(_) if Instant::now() < deadline => {}
            outcome => panic!("{address} did not come back: {outcome:?}"),
        }
        networks.release(&id(0xee)).await.expect("released");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Runs something in a namespace, on a thread that never comes back from it.
fn inside<T: Send>(netns: BorrowedFd<'_>, work: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| {
        let thread = scope.spawn(|| {
            setns(netns, CloneFlags::CLONE_NEWNET).expect("setns");
            work()
        });
        thread
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// A server that tells each caller the address it sees, until it is dropped with its namespace's test.
fn serve(netns: BorrowedFd<'_>, address: &str) {
    let address: SocketAddr = address.parse().expect("an address");
    let listener = inside(netns, || TcpListener::bind(address).expect("a listener"));
    // A socket belongs to the namespace it was made in, whichever thread accepts.
    thread::spawn(move || {
        while let Ok((mut stream, peer)) = listener.accept() {
            let _ = stream.write_all(peer.ip().to_string().as_bytes());
        }
    });
}

/// Calls such a server from inside a namespace: the address that it saw.
fn call(netns: BorrowedFd<'_>, address: &str) -> io::Result<String> {
    inside(netns, || dial(address, PATIENCE))
}

/// Calls a server from the host.
fn call_from_host(address: &str) -> io::Result<String> {
    dial(address, PATIENCE)
}

fn dial(address: &str, patience: Duration) -> io::Result<String> {
    let address: SocketAddrV4 = address.parse().expect("an address");
    let mut stream = TcpStream::connect_timeout(&address.into(), patience)?;
    stream.set_read_timeout(Some(patience))?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

/// Whether a packet filter program is there; without one a test cannot show anything.
fn has_program(name: &str) -> bool {
    let there = Command::new(name)
        .arg("--version")
        .output()
        .is_ok_and(|output| output.status.success());
    if !there {
        skip(&format!("needs the program {name}"));
    }
    there
}

/// What a program prints.
fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(
        output.status.success(),
        "{program} {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("text")
}

fn address_of(sandbox: &super::Sandbox) -> Ipv4Addr {
    sandbox.endpoints[0]
        .ipv4
        .as_ref()
        .expect("an address")
        .address
}
