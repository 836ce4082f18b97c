//! The spawner: takes start requests, forks a monitor for each, knows nothing else.

use std::os::fd::{AsFd, OwnedFd};

use nix::sys::signal::Signal;

use super::protocol::StartRequest;
use super::start;
use crate::kernel::raw::{self, Cloned, SingleThreaded};
use crate::kernel::{CallError, mounts, packet};

/// Argument by which the program knows that it runs from its protected copy.
const SEALED: &str = "--sealed";
/// Largest start request; the plan itself travels in a memory file.
const REQUEST_BYTES: usize = 16 * 1024;

/// Runs the spawner on the socket that is standard input, until the daemon closes it. Monitors outlive it.
///
/// The program first replaces itself by itself, seen through a read-only mount that nobody else can reach: a
/// container that gets hold of `/proc/PID/exe` of a process on its way in cannot write to the program then.
pub fn run() -> Result<(), CallError> {
    if std::env::args_os().nth(1).as_deref() != Some(SEALED.as_ref()) {
        return Err(replace_by_sealed_self());
    }
    let socket = raw::take_stdin()
        .map_err(|error| CallError::new("dup(stdin)", error.raw_os_error().unwrap_or(0)))?;
    let proof = SingleThreaded::verify()?;
    // A session of its own, so that a terminal's signals to the daemon do not come here; EPERM if it has one.
    let _ = rustix::process::setsid();
    raw::reset_inherited_signals()?;
    raw::ignore_signals(&[
        Signal::SIGCHLD,
        Signal::SIGHUP,
        Signal::SIGINT,
        Signal::SIGPIPE,
    ])?;
    let _ = rustix::thread::set_name(c"pier-monitor");
    be_ordinary_when_memory_runs_out();
    serve(socket, proof)
}

/// A daemon may have made itself the last to be killed; its containers must not inherit that. Raising the score
/// is always allowed, and where it fails the inherited one stays.
fn be_ordinary_when_memory_runs_out() {
    const SCORE: &str = "/proc/self/oom_score_adj";
    let inherited = std::fs::read_to_string(SCORE).unwrap_or_default();
    if inherited.starts_with('-') {
        let _ = std::fs::write(SCORE, "0");
    }
}

fn serve(socket: OwnedFd, proof: SingleThreaded) -> Result<(), CallError> {
    let mut buffer = vec![0u8; REQUEST_BYTES];
    loop {
        let (length, descriptors) =
            packet::receive(socket.as_fd(), &mut buffer).map_err(|error| {
                CallError::new("recvmsg(daemon)", error.raw_os_error().unwrap_or(0))
            })?;
        if length == 0 {
            return Ok(());
        }
        // A request that cannot be read is dropped with its descriptors; the daemon sees its end close.
        let Ok(request) = postcard::from_bytes::<StartRequest>(&buffer[..length]) else {
            continue;
        };
        match raw::clone_process(&proof, 0, None) {
            Ok(Cloned::Parent { .. }) => {}
            Ok(Cloned::Child) => {
                drop(socket);
                become_monitor(proof, request, descriptors);
                raw::exit_now(0)
            }
            // The daemon sees its end close.
            Err(_) => {}
        }
    }
}

fn become_monitor(proof: SingleThreaded, request: StartRequest, descriptors: Vec<OwnedFd>) {
    let ready = raw::expect_children().and_then(|()| {
        raw::ignore_signals(&[
            Signal::SIGTERM,
            Signal::SIGQUIT,
            Signal::SIGUSR1,
            Signal::SIGUSR2,
        ])
    });
    // Leaves the spawner's session, so that nothing sent to that group arrives here.
    let _ = rustix::process::setsid();
    // Whoever waits for the daemon's standard error to end must not wait for containers.
    let silent = std::fs::File::open("/dev/null").map(|null| rustix::stdio::dup2_stderr(&null));
    if ready.is_ok() && silent.is_ok() {
        start::serve(proof, request, descriptors);
    }
}

fn replace_by_sealed_self() -> CallError {
    let sealed = || -> Result<OwnedFd, CallError> {
        let copy = mounts::clone_tree("/proc/self/exe".as_ref(), false)?;
        let read_only = crate::launch::MountAttrs {
            read_only: true,
            ..Default::default()
        };
        mounts::set_attributes(copy.as_fd(), read_only)?;
        Ok(copy)
    };
    match sealed() {
        Ok(program) => raw::exec_descriptor(program.as_fd(), &[c"pier-monitor", c"--sealed"], &[]),
        Err(error) => error,
    }
}
