//! Attaching to a container's standard streams.

use std::os::fd::AsFd;

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

use super::{Engine, EngineError};
use crate::containers::{Container, Status};
use crate::logs::{LogQuery, LogStream};
use crate::monitor::client::{MonitorError, PreparedAttach, StdioStream};
use crate::monitor::protocol::AttachRequest;

/// What a client wants of a container's streams.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AttachOptions {
    /// Send to standard input.
    pub stdin: bool,
    /// Standard output.
    pub stdout: bool,
    /// Standard error.
    pub stderr: bool,
    /// What was written before, from the log.
    pub logs: bool,
    /// What is written from now on.
    pub stream: bool,
}

/// A client's hold on a container's streams. First the replay, then the stream; both in frames, or raw with a terminal.
#[derive(Debug)]
pub struct Attachment {
    /// Whether bytes are raw.
    pub tty: bool,
    /// What was written before, when asked for.
    pub replay: Option<LogStream>,
    /// What is written from now on, when asked for; what is written to it goes to standard input.
    pub stream: Option<StdioStream>,
}

/// How many clients may wait for one container's start. Each holds a socket.
const WAITING_CLIENTS: usize = 64;

impl Engine {
    /// Attaches to a container. One that has not been started yet is fine: its client then misses no byte.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` for one that is paused or restarting, or waited for by too many clients.
    pub async fn attach_container(
        &self,
        name: &str,
        options: AttachOptions,
    ) -> Result<Attachment, EngineError> {
        let container = self.find_whole(name)?;
        let snapshot = container.snapshot();
        let id = container.id().to_owned();
        match snapshot.state.status {
            Status::Paused => {
                return Err(EngineError::Paused {
                    id,
                    action: "attach",
                });
            }
            Status::Restarting => {
                return Err(EngineError::Invalid {
                    field: "container",
                    reason: format!(
                        "Container {id} is restarting, wait until the container is running"
                    ),
                });
            }
            _ => {}
        }
        let config = &snapshot.record.config;
        let request = AttachRequest {
            stdin: options.stdin && config.open_stdin,
            stdout: options.stdout,
            stderr: options.stderr,
        };
        // The live stream first, so that nothing written between the two is missed.
        let stream = if options.stream {
            Some(self.live_stream(&container, request).await?)
        } else {
            None
        };
        let replay = if options.logs {
            Some(self.replay(name, options).await?)
        } else {
            None
        };
        self.container_event(&container, "attach", &[]);
        Ok(Attachment {
            tty: config.tty,
            replay,
            stream,
        })
    }

    async fn live_stream(
        &self,
        container: &Container,
        request: AttachRequest,
    ) -> Result<StdioStream, EngineError> {
        if container.monitor().is_none() {
            // A start holds this lock, so that one under way is waited for and the next one takes this client along.
            let _operation = container.operation.lock().await;
            if container.monitor().is_none() {
                let mut run = container.run();
                run.waiting.retain(|waiting| !has_left(waiting));
                if run.waiting.len() >= WAITING_CLIENTS {
                    return Err(EngineError::Invalid {
                        field: "container",
                        reason: format!("{WAITING_CLIENTS} clients wait for its start already"),
                    });
                }
                let (stream, prepared) =
                    PreparedAttach::new(request).map_err(MonitorError::from)?;
                run.waiting.push(prepared);
                return Ok(stream);
            }
        }
        let monitor = container.monitor().ok_or_else(|| EngineError::NotRunning {
            id: container.id().to_owned(),
        })?;
        Ok(monitor.attach(request).await?)
    }

    async fn replay(&self, name: &str, options: AttachOptions) -> Result<LogStream, EngineError> {
        let query = LogQuery {
            stdout: options.stdout,
            stderr: options.stderr,
            ..LogQuery::default()
        };
        self.container_logs(name, query).await
    }
}

/// Whether a client that waits for a start has gone away.
fn has_left(waiting: &PreparedAttach) -> bool {
    let mut descriptors = [PollFd::new(waiting.socket.as_fd(), PollFlags::empty())];
    // A poll that fails says nothing about the client.
    let _ = poll(&mut descriptors, PollTimeout::ZERO);
    descriptors[0]
        .revents()
        .is_some_and(|events| events.contains(PollFlags::POLLHUP))
}
