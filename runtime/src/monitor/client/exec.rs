//! A process run in a container.

use std::os::fd::AsFd;

use tokio::net::UnixStream;
use tokio::net::unix::OwnedWriteHalf;
use tokio::sync::{Mutex, watch};
use tokio::task::AbortHandle;

use super::streams::{PreparedAttach, StdioStream};
use super::wire;
use super::{MonitorError, StartFailure};
use crate::launch::{ExecPlan, WindowSize};
use crate::monitor::protocol::{AttachRequest, Reply, Request};

/// A process run in a container. Dropping the handle leaves the process running.
#[derive(Debug)]
pub struct ExecHandle {
    pid: u32,
    stream: std::sync::Mutex<Option<StdioStream>>,
    requests: Mutex<OwnedWriteHalf>,
    state: watch::Receiver<Option<Outcome>>,
    reader: AbortHandle,
}

#[derive(Clone, Copy, Debug)]
enum Outcome {
    Exited(i32),
    Lost,
}

impl Drop for ExecHandle {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

impl ExecHandle {
    pub(super) async fn start(
        mut socket: UnixStream,
        plan: ExecPlan,
        streams: AttachRequest,
    ) -> Result<Self, StartFailure> {
        let (stream, prepared) = PreparedAttach::new(streams).map_err(StartFailure::Request)?;
        let request = Request::Exec {
            plan: Box::new(plan),
            streams,
        };
        wire::send(&mut socket, &request, &[prepared.socket.as_fd()])
            .await
            .map_err(StartFailure::Request)?;
        drop(prepared);
        let pid = match wire::receive(&mut socket)
            .await
            .map_err(StartFailure::Request)?
        {
            Some(Reply::ExecStarted { pid }) => pid,
            Some(Reply::ExecFailed(failure)) => return Err(failure.into()),
            Some(_) => return Err(StartFailure::Protocol),
            None => return Err(StartFailure::MonitorLost),
        };
        let (mut replies, requests) = socket.into_split();
        let (sender, state) = watch::channel(None);
        let reader = tokio::spawn(async move {
            let outcome = loop {
                match wire::receive(&mut replies).await {
                    Ok(Some(Reply::ExecExited { exit_code })) => break Outcome::Exited(exit_code),
                    // Answers to resize and signal: whoever asked does not wait for them.
                    Ok(Some(_)) => {}
                    Ok(None) | Err(_) => break Outcome::Lost,
                }
            };
            sender.send_replace(Some(outcome));
        })
        .abort_handle();
        let stream = std::sync::Mutex::new(Some(stream));
        Ok(Self {
            pid,
            stream,
            requests: Mutex::new(requests),
            state,
            reader,
        })
    }

    /// Host pid of the process.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// The standard streams that were asked for, once.
    pub fn take_stream(&self) -> Option<StdioStream> {
        match self.stream.lock() {
            Ok(mut stream) => stream.take(),
            Err(poisoned) => poisoned.into_inner().take(),
        }
    }

    /// Waits for the end and gives the exit code (128 + number for a signal).
    pub async fn wait(&self) -> Result<i32, MonitorError> {
        let mut state = self.state.clone();
        match state
            .wait_for(Option::is_some)
            .await
            .map(|outcome| *outcome)
        {
            Ok(Some(Outcome::Exited(code))) => Ok(code),
            _ => Err(MonitorError::Lost),
        }
    }

    /// Sets the size of its terminal.
    pub async fn resize(&self, size: WindowSize) -> Result<(), MonitorError> {
        self.send(&Request::Resize(size)).await
    }

    /// Sends it a signal, by number.
    pub async fn signal(&self, signal: i32) -> Result<(), MonitorError> {
        self.send(&Request::Signal(signal)).await
    }

    async fn send(&self, request: &Request) -> Result<(), MonitorError> {
        use tokio::io::AsyncWriteExt;
        let bytes = wire::encode(request)?;
        self.requests.lock().await.write_all(&bytes).await?;
        Ok(())
    }
}
