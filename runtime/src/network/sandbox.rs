//! Making the namespace of one container, on a thread that ends with it.

use std::fs;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;
use std::thread;

use ipnet::Ipv4Net;
use nix::sched::{CloneFlags, unshare};
use tracing::debug;

use super::links::{Links, VethPair};
use super::{EndpointAddress, NetworkError};

/// The name of the interface inside every container.
pub(super) const CONTAINER_INTERFACE: &str = "eth0";

/// The stack of a thread that makes a namespace: a handful of small messages.
const THREAD_STACK_BYTES: usize = 256 * 1024;

/// What a container's namespace shall hold beside `lo`.
#[derive(Clone, Debug)]
pub(super) struct EndpointPlan {
    pub(super) address: EndpointAddress,
    pub(super) bridge_index: u32,
    pub(super) group: u32,
    pub(super) mtu: u32,
    /// The text at the host's end, by which a later daemon knows whose it is.
    pub(super) alias: String,
    /// Whether the bridge sends frames back out of the port they came in by.
    pub(super) hairpin: bool,
}

/// Starts a thread that makes a namespace and hands the result to `done`. The thread has to be a fresh one:
/// unshare(2) moves the calling thread for good, and no other work may find itself in a container's namespace.
pub(super) fn spawn_maker(
    plan: Option<EndpointPlan>,
    done: impl FnOnce(Result<OwnedFd, NetworkError>) + Send + 'static,
) -> Result<thread::JoinHandle<()>, NetworkError> {
    thread::Builder::new()
        .name("pier-netns".to_owned())
        .stack_size(THREAD_STACK_BYTES)
        .spawn(move || done(make(plan.as_ref())))
        .map_err(|source| NetworkError::System {
            action: "start a thread for a network namespace".to_owned(),
            source,
        })
}

/// Makes the namespace and everything in it. When it fails halfway the namespace dies with its descriptor, and both
/// ends of the pair with it.
fn make(plan: Option<&EndpointPlan>) -> Result<OwnedFd, NetworkError> {
    // Opened before the unshare, this socket goes on talking to the host's namespace.
    let mut host = Links::open()?;
    unshare(CloneFlags::CLONE_NEWNET).map_err(|errno| NetworkError::System {
        action: "make a network namespace (unshare(CLONE_NEWNET))".to_owned(),
        source: errno.into(),
    })?;
    let netns: OwnedFd = fs::File::open("/proc/thread-self/ns/net")
        .map_err(|source| NetworkError::System {
            action: "open /proc/thread-self/ns/net".to_owned(),
            source,
        })?
        .into();
    set_defaults();
    let mut inside = Links::open()?;
    inside.set_up("lo")?;
    if let Some(plan) = plan {
        join_bridge(&mut host, &mut inside, &netns, plan)?;
    }
    Ok(netns)
}

fn join_bridge(
    host: &mut Links,
    inside: &mut Links,
    netns: &OwnedFd,
    plan: &EndpointPlan,
) -> Result<(), NetworkError> {
    let EndpointAddress {
        address,
        prefix_len,
        gateway,
        mac,
        interface,
        host_interface,
    } = &plan.address;
    host.add_veth(&VethPair {
        host_name: host_interface,
        container_name: interface,
        bridge_index: plan.bridge_index,
        group: plan.group,
        mtu: plan.mtu,
        mac: *mac,
        netns: netns.as_fd(),
    })?;
    host.mark_port(host_interface, &plan.alias, plan.hairpin)?;
    inside.set_up(interface)?;
    let index = inside.index_of(interface)?;
    inside.add_address(index, Ipv4Net::new_assert(*address, *prefix_len))?;
    inside.add_default_route(*gateway)
}

/// The settings every container's namespace starts with, as a present-day dockerd has them: no IPv6 where no network
/// has any (libnetwork, osl/namespace_linux.go), and no privilege needed for low ports and for ping (moby,
/// daemon/oci_linux.go). A kernel without one of them, or a user namespace that may not write it, goes without.
fn set_defaults() {
    for (name, value) in [
        // Before any interface but `lo` is there, so that `eth0` is born without.
        ("ipv6/conf/all/disable_ipv6", "1"),
        ("ipv4/ip_unprivileged_port_start", "0"),
        ("ipv4/ping_group_range", "0 2147483647"),
    ] {
        if let Err(error) = write_sysctl(name, value) {
            debug!(name, value, %error, "sysctl left as it is");
        }
    }
}

/// Writes `/proc/sys/net/<name>` of the calling thread's namespace.
pub(super) fn write_sysctl(name: &str, value: &str) -> io::Result<()> {
    fs::write(Path::new("/proc/sys/net").join(name), value)
}

/// Reads `/proc/sys/net/<name>` of the calling thread's namespace, without the line's end.
pub(super) fn read_sysctl(name: &str) -> io::Result<String> {
    Ok(fs::read_to_string(Path::new("/proc/sys/net").join(name))?
        .trim_end()
        .to_owned())
}
