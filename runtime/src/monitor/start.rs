//! From a plan to a running container: what a fresh monitor does before its loop.

use std::fs::File;
use std::io::Read;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use nix::sys::socket::{AddressFamily, Backlog, SockFlag, SockType, UnixAddr};
use rustix::fs::{AtFlags, Mode, OFlags};

use super::connection::Connection;
use super::log::Log;
use super::protocol::{Report, StartRequest};
use super::record::{EXIT_RECORD_FILE, MONITOR_SOCKET_FILE};
use super::run::Monitor;
use super::streams::Streams;
use crate::kernel::cgroup::Cgroups;
use crate::kernel::namespaces::{self, NamespaceKind};
use crate::kernel::raw::{self, Cloned, SingleThreaded};
use crate::kernel::{AtStep, OrCall, packet, process};
use crate::launch::child::{ChildStreams, FAILURE_PACKET, TERMINAL_PACKET, run_container};
use crate::launch::{LaunchFailure, LaunchPlan, LogPlan, NamespaceChoice, StdioPlan, Step};

/// Serves one start request until its container has ended and everybody has heard of it.
pub(super) fn serve(proof: SingleThreaded, request: StartRequest, mut descriptors: Vec<OwnedFd>) {
    if descriptors.len() != 2 + usize::from(request.namespaces) + request.attached.len() {
        return;
    }
    let attached = descriptors.split_off(2 + usize::from(request.namespaces));
    let namespaces = descriptors.split_off(2);
    let (Some(reply), Some(plan)) = (descriptors.pop(), descriptors.pop()) else {
        return;
    };
    let Ok(mut reports) = Connection::new(reply) else {
        return;
    };
    let clients = request.attached.into_iter().zip(attached).collect();
    match start(proof, plan, namespaces, clients) {
        Ok(mut monitor) => {
            reports.send(&monitor.running_report());
            monitor.subscribe(reports);
            monitor.run();
        }
        Err(failure) => reports.send(&Report::Failed(failure)),
    }
}

type Clients = Vec<(super::protocol::AttachRequest, OwnedFd)>;

fn start(
    proof: SingleThreaded,
    plan: OwnedFd,
    namespaces: Vec<OwnedFd>,
    clients: Clients,
) -> Result<Monitor, LaunchFailure> {
    let plan = read_plan(plan)?;
    let run_dir = open_run_dir(&plan.run_dir)?;
    let cgroups = Cgroups::apply_plan(&plan.cgroups).at(Step::Cgroup)?;
    let started = start_in(&proof, &plan, &run_dir, &cgroups, &namespaces, clients);
    match started {
        Ok(started) => Ok(Monitor::new(proof, &plan, run_dir, cgroups, started)),
        Err(failure) => {
            cgroups.remove();
            let _ = rustix::fs::unlinkat(&run_dir, MONITOR_SOCKET_FILE, AtFlags::empty());
            Err(failure)
        }
    }
}

/// What a start leaves behind.
pub(super) struct Started {
    pub(super) listener: OwnedFd,
    pub(super) pid: u32,
    pub(super) pidfd: OwnedFd,
    pub(super) streams: Streams,
    /// Namespaces held open, so that the last of them dies with this monitor and not on the way to a reply.
    pub(super) held: Vec<OwnedFd>,
    pub(super) started_at_unix_nanos: i64,
}

fn start_in(
    proof: &SingleThreaded,
    plan: &LaunchPlan,
    run_dir: &OwnedFd,
    cgroups: &Cgroups,
    namespaces: &[OwnedFd],
    clients: Clients,
) -> Result<Started, LaunchFailure> {
    let listener = listen(run_dir.as_fd())?;
    let log = Log::open(&plan.log)
        .or_call(|| match &plan.log {
            LogPlan::None => String::new(),
            LogPlan::JsonFile { path, .. } => format!("open({path:?}, append)"),
        })
        .at(Step::Prepare)?;
    let (mut streams, child_streams) = make_streams(&plan.stdio)?;
    streams.log = log;
    for (wants, socket) in clients {
        streams
            .attach(socket, wants)
            .or_call(|| "ioctl(FIONBIO)".to_owned())
            .at(Step::Prepare)?;
    }
    let (status, child_status) = status_pair()?;
    if let NamespaceChoice::Join(index) = plan.namespaces.pid {
        let namespace = namespaces
            .get(usize::from(index))
            .ok_or_else(|| LaunchFailure {
                step: Step::Namespace,
                call: "the PID namespace to join did not come along".to_owned(),
                errno: 0,
            })?;
        namespaces::join(NamespaceKind::Pid, namespace.as_fd()).at(Step::Namespace)?;
    }
    match raw::clone_process(proof, clone_flags(plan), cgroups.unified()).at(Step::Clone)? {
        Cloned::Child => run_container(plan, namespaces, cgroups, child_streams, &child_status),
        Cloned::Parent { pid, pidfd } => {
            drop((child_streams, child_status));
            let held = hold_namespaces(pid);
            let outcome = follow(status.as_fd(), &mut streams, plan.stdio.stdin);
            let started_at_unix_nanos = now_unix_nanos();
            if let Err(failure) = outcome {
                let _ = process::reap(pidfd.as_fd(), true);
                return Err(failure);
            }
            Ok(Started {
                listener,
                pid,
                pidfd,
                streams,
                held,
                started_at_unix_nanos,
            })
        }
    }
}

fn clone_flags(plan: &LaunchPlan) -> u64 {
    let new = [
        (plan.namespaces.pid, libc::CLONE_NEWPID),
        (plan.namespaces.uts, libc::CLONE_NEWUTS),
        (plan.namespaces.ipc, libc::CLONE_NEWIPC),
        (plan.namespaces.net, libc::CLONE_NEWNET),
    ];
    new.into_iter()
        .filter(|(choice, _)| *choice == NamespaceChoice::New)
        .fold(libc::CLONE_NEWNS as u64, |flags, (_, flag)| {
            flags | flag as u64
        })
}

/// Hears of a child until its program runs: terminal, failure, or the end of the connection by execve.
fn follow(status: BorrowedFd<'_>, streams: &mut Streams, stdin: bool) -> Result<(), LaunchFailure> {
    loop {
        match hear(status, streams, stdin)? {
            Heard::More => {}
            Heard::Running => return Ok(()),
        }
    }
}

/// What a child's status connection said.
pub(super) enum Heard {
    /// There is more to come.
    More,
    /// The program runs.
    Running,
}

/// Reads one packet of a child on its way to its program.
pub(super) fn hear(
    status: BorrowedFd<'_>,
    streams: &mut Streams,
    stdin: bool,
) -> Result<Heard, LaunchFailure> {
    let mut buffer = [0u8; 8192];
    let received = packet::receive(status, &mut buffer);
    let (length, mut descriptors) = received
        .or_call(|| "recvmsg(child)".to_owned())
        .at(Step::Clone)?;
    match buffer.get(..length) {
        None | Some([]) => Ok(Heard::Running),
        Some([TERMINAL_PACKET, ..]) => {
            if let Some(controller) = descriptors.pop() {
                let connect = || {
                    rustix::io::ioctl_fionbio(&controller, true)?;
                    streams.connect_terminal(controller, stdin)
                };
                connect()
                    .or_call(|| "ioctl(FIONBIO, terminal)".to_owned())
                    .at(Step::Console)?;
            }
            Ok(Heard::More)
        }
        Some([FAILURE_PACKET, encoded @ ..]) => {
            Err(postcard::from_bytes(encoded).unwrap_or_else(|_| unclear()))
        }
        Some(_) => Err(unclear()),
    }
}

fn unclear() -> LaunchFailure {
    LaunchFailure {
        step: Step::Clone,
        call: "the child failed and could not say how".to_owned(),
        errno: 0,
    }
}

fn read_plan(memory: OwnedFd) -> Result<LaunchPlan, LaunchFailure> {
    let mut file = File::from(memory);
    rustix::fs::seek(&file, rustix::fs::SeekFrom::Start(0))
        .or_call(|| "lseek(plan)".to_owned())
        .at(Step::Prepare)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)
        .or_call(|| "read(plan)".to_owned())
        .at(Step::Prepare)?;
    postcard::from_bytes(&bytes).map_err(|error| LaunchFailure {
        step: Step::Prepare,
        call: format!("the launch plan cannot be read: {error}"),
        errno: 0,
    })
}

fn open_run_dir(path: &Path) -> Result<OwnedFd, LaunchFailure> {
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .or_call(|| format!("mkdir({path:?}, 0700)"))
        .at(Step::Prepare)?;
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    rustix::fs::open(path, flags, Mode::empty())
        .or_call(|| format!("open({path:?})"))
        .at(Step::Prepare)
}

/// Listens in the run directory, whatever its path's length (a socket's address holds 108 bytes).
fn listen(run_dir: BorrowedFd<'_>) -> Result<OwnedFd, LaunchFailure> {
    use std::os::fd::AsRawFd;
    for stale in [MONITOR_SOCKET_FILE, EXIT_RECORD_FILE] {
        match rustix::fs::unlinkat(run_dir, stale, AtFlags::empty()) {
            Ok(()) | Err(rustix::io::Errno::NOENT) => {}
            Err(errno) => {
                return Err(errno)
                    .or_call(|| format!("unlink({stale:?})"))
                    .at(Step::Prepare);
            }
        }
    }
    let listen = || -> nix::Result<OwnedFd> {
        let flags = SockFlag::SOCK_CLOEXEC | SockFlag::SOCK_NONBLOCK;
        let socket = nix::sys::socket::socket(AddressFamily::Unix, SockType::Stream, flags, None)?;
        let address = UnixAddr::new(&*format!(
            "/proc/self/fd/{}/{MONITOR_SOCKET_FILE}",
            run_dir.as_raw_fd()
        ))?;
        nix::sys::socket::bind(socket.as_raw_fd(), &address)?;
        nix::sys::socket::listen(&socket, Backlog::new(128)?)?;
        Ok(socket)
    };
    listen()
        .or_call(|| format!("listen({MONITOR_SOCKET_FILE:?})"))
        .at(Step::Prepare)
}

/// The monitor's and the child's ends of a process's standard streams.
pub(super) fn make_streams(
    plan: &StdioPlan,
) -> Result<(Streams, Option<ChildStreams>), LaunchFailure> {
    if plan.terminal.is_some() {
        return Ok((Streams::terminal(), None));
    }
    let make = || -> std::io::Result<(Streams, ChildStreams)> {
        let (stdout, child_stdout) = pipe()?;
        let (stderr, child_stderr) = pipe()?;
        let (stdin, child_stdin) = if plan.stdin {
            let (read, write) = pipe()?;
            rustix::io::ioctl_fionbio(&write, true)?;
            (Some(write), read)
        } else {
            (None, File::open("/dev/null")?.into())
        };
        rustix::io::ioctl_fionbio(&stdout, true)?;
        rustix::io::ioctl_fionbio(&stderr, true)?;
        let child = ChildStreams {
            stdin: child_stdin,
            stdout: child_stdout,
            stderr: child_stderr,
        };
        Ok((
            Streams::pipes(stdin, stdout, stderr, plan.stdin_once),
            child,
        ))
    };
    make()
        .map(|(streams, child)| (streams, Some(child)))
        .or_call(|| "pipe2()".to_owned())
        .at(Step::Prepare)
}

fn pipe() -> std::io::Result<(OwnedFd, OwnedFd)> {
    Ok(nix::unistd::pipe2(nix::fcntl::OFlag::O_CLOEXEC)?)
}

/// Packets from a child: the monitor's end and the child's.
pub(super) fn status_pair() -> Result<(OwnedFd, OwnedFd), LaunchFailure> {
    let flags = SockFlag::SOCK_CLOEXEC;
    nix::sys::socket::socketpair(AddressFamily::Unix, SockType::SeqPacket, None, flags)
        .or_call(|| "socketpair(unix, seqpacket)".to_owned())
        .at(Step::Prepare)
}

fn hold_namespaces(pid: u32) -> Vec<OwnedFd> {
    ["mnt", "ipc"]
        .into_iter()
        .filter_map(|name| File::open(format!("/proc/{pid}/ns/{name}")).ok())
        .map(OwnedFd::from)
        .collect()
}

/// The present time.
pub(super) fn now_unix_nanos() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_nanos() as i64)
}
