//! Signals, stop and restart.

use std::sync::Arc;
use std::time::Duration;

use super::start::Cause;
use super::{Engine, EngineError};
use crate::containers::{Container, Status, Transition};
use crate::launch::WindowSize;
use crate::model::Signal;
use crate::monitor::client::{MonitorError, MonitorHandle};

/// Whether there was anything to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is done.
    Done,
    /// It was so already.
    AlreadySo,
}

/// How a container is stopped.
#[derive(Clone, Copy, Debug, Default)]
pub struct StopOptions {
    /// The first signal; `None` takes the container's own, SIGTERM otherwise.
    pub signal: Option<Signal>,
    /// Seconds until SIGKILL; `None` takes the container's own, 10 otherwise; negative waits without end.
    pub timeout_secs: Option<i64>,
}

/// Seconds between the stop signal and SIGKILL when nobody says.
pub(super) const DEFAULT_TIMEOUT_SECS: i64 = 10;
/// How long a killed container may take to end. Longer means that a process is stuck in the kernel.
const KILL_PATIENCE: Duration = Duration::from_secs(10);

impl Engine {
    /// Stops a container: its stop signal, then SIGKILL when it has not ended in time. Returns as soon as it has ended.
    ///
    /// # Errors
    /// `NotFound`; `System` when it does not end even so.
    pub async fn stop_container(
        &self,
        name: &str,
        options: StopOptions,
    ) -> Result<Change, EngineError> {
        let container = self.find(name)?;
        let engine = self.clone();
        Self::to_the_end(async move { engine.stop(&container, options).await }).await
    }

    pub(super) async fn stop(
        &self,
        container: &Arc<Container>,
        options: StopOptions,
    ) -> Result<Change, EngineError> {
        let snapshot = container.snapshot();
        if snapshot.state.status == Status::Restarting && self.cancel_restart(container).await {
            return Ok(Change::Done);
        }
        let Some(monitor) = container.monitor() else {
            return Ok(Change::AlreadySo);
        };
        container.amend(|state| state.stopped_by_user = true);
        let config = &snapshot.record.config;
        let signal = options
            .signal
            .or_else(|| config.stop_signal.parse().ok())
            .unwrap_or(Signal::TERM);
        let timeout_secs = options
            .timeout_secs
            .or(config.stop_timeout_secs)
            .unwrap_or(DEFAULT_TIMEOUT_SECS);
        let ended = self
            .signal_and_wait(container, &monitor, signal, patience(timeout_secs))
            .await?;
        if !ended
            && !self
                .signal_and_wait(container, &monitor, Signal::KILL, Some(KILL_PATIENCE))
                .await?
        {
            return Err(EngineError::Stuck {
                id: container.id().to_owned(),
                waited_secs: KILL_PATIENCE.as_secs(),
            });
        }
        self.container_event(container, "stop", &[]);
        Ok(Change::Done)
    }

    /// Stops a container that runs, and starts it.
    ///
    /// # Errors
    /// As [`Engine::stop_container`] and [`Engine::start_container`].
    pub async fn restart_container(
        &self,
        name: &str,
        options: StopOptions,
    ) -> Result<(), EngineError> {
        let container = self.find_whole(name)?;
        let engine = self.clone();
        Self::to_the_end(async move {
            // One that goes when it ends would be gone before it could be started.
            if container.snapshot().record.host_config.auto_remove && container.monitor().is_some()
            {
                return Err(EngineError::NotImplemented {
                    what: "restarting a container that is removed when it ends",
                });
            }
            engine.stop(&container, options).await?;
            engine.start(&container, Cause::User).await?;
            engine.container_event(&container, "restart", &[]);
            Ok(())
        })
        .await
    }

    /// Sends a signal. SIGKILL waits until the container has ended.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when it does not run.
    pub async fn kill_container(&self, name: &str, signal: Signal) -> Result<(), EngineError> {
        let container = self.find(name)?;
        if container.snapshot().state.status == Status::Restarting
            && self.cancel_restart(&container).await
        {
            return Ok(());
        }
        let Some(monitor) = container.monitor() else {
            return Err(EngineError::KillNotRunning {
                name: name.to_owned(),
                id: container.id().to_owned(),
            });
        };
        // A signal that the container understands as "stop" is a user's stop; without one of its own every signal is.
        let own = &container.snapshot().record.config.stop_signal;
        if signal == Signal::KILL
            || own.is_empty()
            || own.parse::<Signal>().is_ok_and(|own| own == signal)
        {
            container.amend(|state| state.stopped_by_user = true);
        }
        let patience = if signal == Signal::KILL {
            KILL_PATIENCE
        } else {
            Duration::ZERO
        };
        let ended = self
            .signal_and_wait(&container, &monitor, signal, Some(patience))
            .await?;
        if signal == Signal::KILL && !ended {
            return Err(EngineError::Stuck {
                id: container.id().to_owned(),
                waited_secs: patience.as_secs(),
            });
        }
        Ok(())
    }

    /// Kills a container and waits until it has ended; nothing happens when it does not run.
    pub(super) async fn kill_and_wait(
        &self,
        container: &Arc<Container>,
    ) -> Result<(), EngineError> {
        let Some(monitor) = container.monitor() else {
            return Ok(());
        };
        container.amend(|state| state.stopped_by_user = true);
        if self
            .signal_and_wait(container, &monitor, Signal::KILL, Some(KILL_PATIENCE))
            .await?
        {
            Ok(())
        } else {
            Err(EngineError::Stuck {
                id: container.id().to_owned(),
                waited_secs: KILL_PATIENCE.as_secs(),
            })
        }
    }

    /// Keeps a container that waits for its next start from it; `false` when it was started meanwhile.
    pub(super) async fn cancel_restart(&self, container: &Arc<Container>) -> bool {
        container.amend(|state| state.stopped_by_user = true);
        let Ok((_, state)) = container.apply(Transition::RestartCancelled) else {
            return false;
        };
        self.inner.containers.note_status(container);
        self.keep_state(container.id(), &state).await;
        true
    }

    /// Sends a signal and waits, at most so long, until the container has ended; says whether it has.
    async fn signal_and_wait(
        &self,
        container: &Arc<Container>,
        monitor: &MonitorHandle,
        signal: Signal,
        patience: Option<Duration>,
    ) -> Result<bool, EngineError> {
        let mut changes = container.changes();
        let exits_before = changes.borrow().state.exits;
        let started_at = changes.borrow().state.started_at;
        match monitor.signal(signal.number()).await {
            Ok(()) => self.container_event(
                container,
                "kill",
                &[("signal", &signal.number().to_string())],
            ),
            // It ended on its own a moment ago.
            Err(
                MonitorError::Gone { .. }
                | MonitorError::Refused {
                    errno: libc::ESRCH, ..
                },
            ) => {}
            Err(error) => return Err(error.into()),
        }
        // A frozen process hears no signal.
        self.thaw(container).await?;
        let ended = changes.wait_for(|snapshot| {
            !snapshot.state.status.is_alive()
                || snapshot.state.exits > exits_before
                || snapshot.state.started_at != started_at
        });
        Ok(match patience {
            None => ended.await.is_ok(),
            Some(patience) => tokio::time::timeout(patience, ended).await.is_ok(),
        })
    }

    /// Sets the size of its terminal.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when it does not run.
    pub async fn resize_container(
        &self,
        name: &str,
        rows: u16,
        columns: u16,
    ) -> Result<(), EngineError> {
        let container = self.find(name)?;
        let monitor = container.monitor().ok_or_else(|| EngineError::NotRunning {
            id: container.id().to_owned(),
        })?;
        monitor.resize(WindowSize { rows, columns }).await?;
        self.container_event(
            &container,
            "resize",
            &[
                ("height", &rows.to_string()),
                ("width", &columns.to_string()),
            ],
        );
        Ok(())
    }
}

/// A negative timeout waits without end.
fn patience(timeout_secs: i64) -> Option<Duration> {
    u64::try_from(timeout_secs).ok().map(Duration::from_secs)
}
