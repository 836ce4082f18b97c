//! A running container, seen through its monitor.

use std::io;
use std::os::fd::{AsFd, AsRawFd};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::net::UnixStream;
use tokio::sync::watch;
use tokio::task::AbortHandle;

use super::exec::ExecHandle;
use super::streams::{PreparedAttach, StdioStream};
use super::wire;
use super::{MonitorError, StartFailure};
use crate::launch::{ExecPlan, LaunchFailure, WindowSize};
use crate::monitor::protocol::{AttachRequest, Reply, Report, Request};
use crate::monitor::record::{ExitRecord, MONITOR_SOCKET_FILE};

/// What is known of a container's run so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RunState {
    pub(super) exit: Option<ExitRecord>,
    pub(super) out_of_memory_count: u64,
    pub(super) log_trouble: Option<String>,
    pub(super) gone: bool,
}

/// A running container, seen through its monitor. Cheap to clone; the subscription ends with the last clone.
#[derive(Clone, Debug)]
pub struct MonitorHandle {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    socket: PathBuf,
    pid: u32,
    started_at_unix_nanos: i64,
    state: watch::Receiver<RunState>,
    reader: AbortHandle,
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

impl MonitorHandle {
    /// Finds the monitor of a container again, for instance after the daemon was restarted. [`MonitorError::Gone`]
    /// says that none listens: then [`crate::monitor::record::read`] knows how the container ended, unless the
    /// monitor was killed.
    pub async fn connect(run_dir: &Path) -> Result<Self, MonitorError> {
        let socket_path = run_dir.join(MONITOR_SOCKET_FILE);
        let mut socket = dial(&socket_path).await?;
        wire::send(&mut socket, &Request::Subscribe, &[]).await?;
        match Self::adopt(socket, socket_path.clone()).await {
            Ok(handle) => Ok(handle),
            Err(StartFailure::MonitorLost) => Err(MonitorError::Gone {
                socket: socket_path,
            }),
            Err(StartFailure::Request(error)) => Err(error.into()),
            Err(_) => Err(MonitorError::Protocol),
        }
    }

    /// Host pid of the container's first process.
    pub fn pid(&self) -> u32 {
        self.shared.pid
    }

    /// When the user's program was reached.
    pub fn started_at_unix_nanos(&self) -> i64 {
        self.shared.started_at_unix_nanos
    }

    /// Waits for the container's end. Its output so far is in the log file by then. [`MonitorError::Lost`] if the
    /// monitor was killed (the kernel kills the container with it).
    pub async fn wait(&self) -> Result<ExitRecord, MonitorError> {
        let mut state = self.shared.state.clone();
        let seen = state
            .wait_for(|state| state.exit.is_some() || state.gone)
            .await
            .map_err(|_| MonitorError::Lost)?;
        seen.exit.clone().ok_or(MonitorError::Lost)
    }

    /// How the container ended, if it is known to have.
    pub fn exited(&self) -> Option<ExitRecord> {
        self.shared.state.borrow().exit.clone()
    }

    /// Waits until the monitor has cleaned up: exit record written, control groups removed, socket unlinked. The
    /// same container may be started again, and its directories removed, after this and not before.
    pub async fn gone(&self) {
        // An error means that the reader task ended, which is after the monitor was last heard of.
        let _ = self.shared.state.clone().wait_for(|state| state.gone).await;
    }

    /// Waits until the kernel has killed more processes of the container for want of memory than `seen`; gives the
    /// new count, or `None` when the container has ended.
    pub async fn out_of_memory(&self, seen: u64) -> Option<u64> {
        let mut state = self.shared.state.clone();
        let now = state
            .wait_for(|state| {
                state.out_of_memory_count > seen || state.exit.is_some() || state.gone
            })
            .await
            .ok()?;
        (now.out_of_memory_count > seen).then_some(now.out_of_memory_count)
    }

    /// The last trouble with writing the log, if there was any.
    pub fn log_trouble(&self) -> Option<String> {
        self.shared.state.borrow().log_trouble.clone()
    }

    /// Attaches to the container's standard streams from now on.
    pub async fn attach(&self, request: AttachRequest) -> Result<StdioStream, MonitorError> {
        let (stream, prepared) = PreparedAttach::new(request)?;
        let mut socket = dial(&self.shared.socket).await?;
        wire::send(
            &mut socket,
            &Request::Attach(request),
            &[prepared.socket.as_fd()],
        )
        .await?;
        expect_done(&mut socket).await?;
        Ok(stream)
    }

    /// Runs a process in the container. `streams` says which of its streams the returned handle carries; a stream
    /// nobody asked for is discarded.
    pub async fn exec(
        &self,
        plan: ExecPlan,
        streams: AttachRequest,
    ) -> Result<ExecHandle, StartFailure> {
        let socket = dial(&self.shared.socket)
            .await
            .map_err(|error| match error {
                MonitorError::Io(error) => StartFailure::Request(error),
                _ => StartFailure::MonitorLost,
            })?;
        ExecHandle::start(socket, plan, streams).await
    }

    /// Sets the size of the container's terminal.
    pub async fn resize(&self, size: WindowSize) -> Result<(), MonitorError> {
        self.ask_done(&Request::Resize(size)).await
    }

    /// Sends a signal, by number, to the container's first process. Never hits another process that got its pid.
    pub async fn signal(&self, signal: i32) -> Result<(), MonitorError> {
        self.ask_done(&Request::Signal(signal)).await
    }

    /// Host pids of all processes in the container.
    pub async fn processes(&self) -> Result<Vec<u32>, MonitorError> {
        let mut socket = dial(&self.shared.socket).await?;
        wire::send(&mut socket, &Request::Processes, &[]).await?;
        match wire::receive(&mut socket).await? {
            Some(Reply::Processes(pids)) => Ok(pids),
            Some(Reply::Refused { errno, reason }) => Err(MonitorError::Refused { errno, reason }),
            Some(_) => Err(MonitorError::Protocol),
            None => Err(MonitorError::Gone {
                socket: self.shared.socket.clone(),
            }),
        }
    }

    async fn ask_done(&self, request: &Request) -> Result<(), MonitorError> {
        let mut socket = dial(&self.shared.socket).await?;
        wire::send(&mut socket, request, &[]).await?;
        expect_done(&mut socket).await
    }

    /// Turns a connection on which reports arrive into a handle; waits for the first report.
    pub(super) async fn adopt(
        mut reports: UnixStream,
        socket: PathBuf,
    ) -> Result<Self, StartFailure> {
        let (pid, started_at_unix_nanos) = match wire::receive(&mut reports).await {
            Ok(Some(Report::Running {
                pid,
                started_at_unix_nanos,
            })) => (pid, started_at_unix_nanos),
            Ok(Some(Report::Failed(failure))) => return Err(ended(reports, failure).await),
            Ok(Some(_)) => return Err(StartFailure::Protocol),
            Ok(None) => return Err(StartFailure::MonitorLost),
            Err(error) => return Err(StartFailure::Request(error)),
        };
        let (sender, state) = watch::channel(RunState::default());
        let reader = tokio::spawn(read_reports(reports, sender)).abort_handle();
        Ok(Self {
            shared: Arc::new(Shared {
                socket,
                pid,
                started_at_unix_nanos,
                state,
                reader,
            }),
        })
    }
}

/// Waits for a failed monitor's clean-up, so that the caller may undo the rest.
async fn ended(mut reports: UnixStream, failure: LaunchFailure) -> StartFailure {
    while let Ok(Some(_)) = wire::receive::<Report>(&mut reports).await {}
    StartFailure::Launch(failure)
}

async fn read_reports(mut reports: UnixStream, state: watch::Sender<RunState>) {
    // An unreadable report is treated as the end: the state on disk decides then.
    while let Ok(Some(report)) = wire::receive::<Report>(&mut reports).await {
        state.send_modify(|state| match report {
            Report::Exited(record) => state.exit = Some(record),
            Report::OutOfMemory => state.out_of_memory_count += 1,
            Report::LogTrouble(trouble) => state.log_trouble = Some(trouble),
            Report::Running { .. } | Report::Failed(_) => {}
        });
    }
    state.send_modify(|state| state.gone = true);
}

/// Longest path that fits into a socket's address with its terminating zero.
const MAX_SOCKET_PATH_BYTES: usize = 107;

async fn dial(socket: &Path) -> Result<UnixStream, MonitorError> {
    match connect_anywhere(socket).await {
        Ok(stream) => Ok(stream),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused
            ) =>
        {
            Err(MonitorError::Gone {
                socket: socket.to_owned(),
            })
        }
        Err(error) => Err(error.into()),
    }
}

/// Connects by way of the directory's descriptor where the path is too long for an address.
async fn connect_anywhere(socket: &Path) -> io::Result<UnixStream> {
    if socket.as_os_str().len() <= MAX_SOCKET_PATH_BYTES {
        return UnixStream::connect(socket).await;
    }
    let (Some(directory), Some(name)) = (socket.parent(), socket.file_name()) else {
        return Err(io::ErrorKind::InvalidInput.into());
    };
    let flags =
        rustix::fs::OFlags::PATH | rustix::fs::OFlags::DIRECTORY | rustix::fs::OFlags::CLOEXEC;
    let directory = rustix::fs::open(directory, flags, rustix::fs::Mode::empty())?;
    let short = Path::new("/proc/self/fd")
        .join(directory.as_raw_fd().to_string())
        .join(name);
    UnixStream::connect(short).await
}

async fn expect_done(socket: &mut UnixStream) -> Result<(), MonitorError> {
    match wire::receive(socket).await? {
        Some(Reply::Done) => Ok(()),
        Some(Reply::Refused { errno, reason }) => Err(MonitorError::Refused { errno, reason }),
        Some(_) => Err(MonitorError::Protocol),
        None => Err(MonitorError::Lost),
    }
}
