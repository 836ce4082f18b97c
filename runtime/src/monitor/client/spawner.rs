//! The daemon's hold on the spawner.

use std::io::{self, IoSlice, Write};
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use nix::sys::socket::{
    AddressFamily, ControlMessage, MsgFlags, SockFlag, SockType, sendmsg, socketpair,
};
use rustix::fs::MemfdFlags;
use tokio::net::UnixStream;

use super::{MonitorHandle, PreparedAttach, SpawnerError, StartFailure};
use crate::launch::LaunchPlan;
use crate::monitor::protocol::StartRequest;
use crate::monitor::record::MONITOR_SOCKET_FILE;

/// How long a spawner that does not take its packets is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The spawner process. It ends when this value is dropped; monitors that it forked stay.
#[derive(Debug)]
pub struct Spawner {
    program: PathBuf,
    process: Mutex<Process>,
}

/// A spawner that was started.
#[derive(Debug)]
struct Process {
    pid: u32,
    socket: OwnedFd,
}

impl Spawner {
    /// Starts `pier-monitor` from this path as the spawner. It needs no tokio runtime and blocks for about a
    /// millisecond. Call it early: the spawner inherits environment, limits and control group of the caller.
    pub fn start_process(program: &Path) -> Result<Self, SpawnerError> {
        Ok(Self {
            program: program.to_owned(),
            process: Mutex::new(spawn(program)?),
        })
    }

    /// The spawner's pid.
    pub fn pid(&self) -> u32 {
        match self.process.lock() {
            Ok(process) => process.pid,
            Err(poisoned) => poisoned.into_inner().pid,
        }
    }

    /// Starts a container and waits until its program was reached or something failed. `descriptors` are those that
    /// the plan's namespaces refer to by index; `attached` are clients that shall miss no byte of output.
    ///
    /// When this returns a [`StartFailure::Launch`], control groups and run directory are cleaned up again. A
    /// spawner that was killed is started anew. Dropping the future does not undo the start: the monitor is then
    /// found by [`MonitorHandle::connect`].
    pub async fn start(
        &self,
        plan: &LaunchPlan,
        descriptors: Vec<OwnedFd>,
        attached: Vec<PreparedAttach>,
    ) -> Result<MonitorHandle, StartFailure> {
        let document =
            postcard::to_stdvec(plan).map_err(|error| StartFailure::Encode(error.to_string()))?;
        let memory = memory_file(&document).map_err(StartFailure::Request)?;
        let (ours, theirs) =
            std::os::unix::net::UnixStream::pair().map_err(StartFailure::Request)?;
        ours.set_nonblocking(true).map_err(StartFailure::Request)?;
        let reports = UnixStream::from_std(ours).map_err(StartFailure::Request)?;
        let request = StartRequest {
            namespaces: descriptors.len() as u8,
            attached: attached.iter().map(|prepared| prepared.request).collect(),
        };
        let packet = postcard::to_stdvec(&request)
            .map_err(|error| StartFailure::Encode(error.to_string()))?;
        let raw: Vec<RawFd> = [memory.as_raw_fd(), theirs.as_raw_fd()]
            .into_iter()
            .chain(descriptors.iter().map(AsRawFd::as_raw_fd))
            .chain(attached.iter().map(|prepared| prepared.socket.as_raw_fd()))
            .collect();
        let asked = Instant::now();
        loop {
            match self.hand_over(&packet, &raw) {
                // The spawner takes a packet in microseconds; only one that is stopped lets them pile up.
                Err(StartFailure::Request(error))
                    if error.kind() == io::ErrorKind::WouldBlock && asked.elapsed() < PATIENCE =>
                {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
                result => break result?,
            }
        }
        drop((memory, theirs, descriptors, attached));
        MonitorHandle::adopt(reports, plan.run_dir.join(MONITOR_SOCKET_FILE)).await
    }

    /// Sends the packet without waiting; when the spawner is gone, starts it again and sends once more.
    fn hand_over(&self, packet: &[u8], raw: &[RawFd]) -> Result<(), StartFailure> {
        let mut process = match self.process.lock() {
            Ok(process) => process,
            Err(poisoned) => poisoned.into_inner(),
        };
        match send_packet(&process.socket, packet, raw) {
            Ok(()) => Ok(()),
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionReset
                ) =>
            {
                *process = spawn(&self.program)?;
                send_packet(&process.socket, packet, raw).map_err(StartFailure::Request)
            }
            Err(error) => Err(StartFailure::Request(error)),
        }
    }
}

fn send_packet(socket: &OwnedFd, packet: &[u8], raw: &[RawFd]) -> io::Result<()> {
    let parts = [IoSlice::new(packet)];
    let control = [ControlMessage::ScmRights(raw)];
    sendmsg::<()>(
        socket.as_raw_fd(),
        &parts,
        &control,
        MsgFlags::MSG_NOSIGNAL,
        None,
    )?;
    Ok(())
}

fn spawn(program: &Path) -> Result<Process, SpawnerError> {
    let (ours, theirs) = socketpair(
        AddressFamily::Unix,
        SockType::SeqPacket,
        None,
        SockFlag::SOCK_CLOEXEC,
    )
    .map_err(|errno| SpawnerError::Socket(errno.into()))?;
    let started = Command::new(program)
        .stdin(Stdio::from(theirs))
        .stdout(Stdio::null())
        .current_dir("/")
        .spawn()
        .map_err(|source| SpawnerError::Program {
            program: program.to_owned(),
            source,
        })?;
    nonblocking(&ours).map_err(SpawnerError::Socket)?;
    let pid = started.id();
    // Reaped by a thread of its own: the spawner lives as long as the daemon, normally.
    std::thread::Builder::new()
        .name("spawner-reaper".to_owned())
        .stack_size(64 * 1024)
        .spawn(move || {
            let mut started = started;
            let _ = started.wait();
        })
        .map_err(SpawnerError::Socket)?;
    Ok(Process { pid, socket: ours })
}

fn nonblocking(socket: &OwnedFd) -> io::Result<()> {
    Ok(rustix::io::ioctl_fionbio(socket, true)?)
}

fn memory_file(document: &[u8]) -> io::Result<OwnedFd> {
    let memory = rustix::fs::memfd_create("launch-plan", MemfdFlags::CLOEXEC)?;
    let mut file = std::fs::File::from(memory);
    file.write_all(document)?;
    Ok(file.into())
}
