//! What happens when a container ends.

use std::sync::Arc;

use jiff::Timestamp;

use super::launch::remove_tree;
use super::restart::{Backoff, restarts};
use super::start::timestamp;
use super::{Engine, RemoveOptions};
use crate::containers::{Container, RunPhase, Transition};
use crate::monitor::client::{MonitorError, MonitorHandle};
use crate::monitor::record::{self, ExitRecord};

/// Exit code of a container whose monitor was killed: the kernel kills it with SIGKILL.
const LOST: i32 = 137;

/// How a run ended, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct End {
    pub(super) exit_code: i32,
    pub(super) at: Timestamp,
    pub(super) oom_killed: bool,
    pub(super) error: String,
}

impl From<ExitRecord> for End {
    fn from(record: ExitRecord) -> Self {
        Self {
            exit_code: record.exit_code,
            at: timestamp(record.finished_at_unix_nanos),
            oom_killed: record.oom_killed,
            error: String::new(),
        }
    }
}

impl End {
    /// Nobody knows how it ended.
    pub(super) fn unknown(exit_code: i32, error: &str) -> Self {
        Self {
            exit_code,
            at: Timestamp::now(),
            oom_killed: false,
            error: error.to_owned(),
        }
    }
}

impl Engine {
    /// Watches a run until everything of it is put away. The task ends with the run.
    pub(super) fn watch(&self, container: &Arc<Container>, monitor: MonitorHandle) {
        let (engine, container) = (self.clone(), Arc::clone(container));
        tokio::spawn(async move {
            let end = engine.follow(&container, &monitor).await;
            engine.ended(&container, Some(monitor), end).await;
        });
    }

    /// Waits for the end, telling about processes that were killed for want of memory.
    async fn follow(&self, container: &Arc<Container>, monitor: &MonitorHandle) -> End {
        let mut killed = 0;
        let outcome = loop {
            tokio::select! {
                biased;
                count = monitor.out_of_memory(killed) => match count {
                    Some(count) => {
                        killed = count;
                        self.container_event(container, "oom", &[]);
                    }
                    None => break monitor.wait().await,
                },
                outcome = monitor.wait() => break outcome,
            }
        };
        match outcome {
            Ok(record) => record.into(),
            Err(error) => self.end_without_report(container, &error).await,
        }
    }

    /// The monitor is gone without a word: what it wrote down counts.
    async fn end_without_report(&self, container: &Arc<Container>, error: &MonitorError) -> End {
        let run_dir = self.inner.paths.run(container.id());
        let read = tokio::task::spawn_blocking(move || record::read(&run_dir)).await;
        match read {
            Ok(Ok(Some(record))) => record.into(),
            _ => {
                tracing::error!(container = container.id(), %error, "a container's monitor is gone");
                self.remove_cgroups(container).await;
                End::unknown(
                    LOST,
                    "the container's monitor was killed, and the container with it",
                )
            }
        }
    }

    /// Notes an end, tells everyone, cleans up, and does what the container's policy says.
    pub(super) async fn ended(
        &self,
        container: &Arc<Container>,
        monitor: Option<MonitorHandle>,
        end: End,
    ) {
        let before = container.snapshot();
        let host = &before.record.host_config;
        let will_restart = !self.is_shutting_down()
            && restarts(
                host.restart_policy,
                end.exit_code,
                before.state.stopped_by_user,
                before.state.restart_count,
            );
        let endpoints = before.state.endpoints.clone();
        let ran = before
            .state
            .started_at
            .map(|started| end.at.duration_since(started));
        let (exit_code, at) = (end.exit_code, end.at);
        let transition = Transition::Exited {
            exit_code,
            at,
            oom_killed: end.oom_killed,
            error: end.error,
            restarts: will_restart,
        };
        let state = match container.apply(transition) {
            Ok((_, state)) => state,
            Err(refused) => {
                tracing::error!(container = container.id(), %refused, "an end could not be noted");
                return;
            }
        };
        self.inner.containers.note_status(container);
        self.container_event_at(
            at,
            container,
            "die",
            &[("exitCode", &exit_code.to_string())],
        );

        let removes = host.auto_remove && !will_restart;
        let keep = async {
            // One that is about to be removed is not worth a write: until it is, its exit record says how it ended.
            if !removes {
                self.keep_state(container.id(), &state).await;
            }
        };
        let release = async {
            if let Some(monitor) = &monitor {
                monitor.gone().await;
            }
            self.release_run(container).await;
            self.network_events(container.id(), &endpoints, "disconnect");
            self.mount_events(&before.record, false);
            container.run().monitor = None;
            container.set_phase(RunPhase::Released);
        };
        tokio::join!(keep, release);
        if !removes {
            let run_dir = self.inner.paths.run(container.id());
            if let Err(error) = Self::blocking(move || remove_tree(&run_dir)).await {
                tracing::warn!(
                    container = container.id(),
                    error = error.message(),
                    "the run directory stays"
                );
            }
        }
        container.set_phase(RunPhase::Settled);
        if removes {
            self.auto_remove(container).await;
        } else if will_restart {
            self.restart_later(container, Backoff::after(ran, before.state.restart_count))
                .await;
        }
    }

    /// Removes a container that was to go when it ended.
    pub(super) async fn auto_remove(&self, container: &Arc<Container>) {
        let options = RemoveOptions {
            force: false,
            volumes: true,
        };
        if let Err(error) = self.remove(container, options).await {
            // Somebody else may have been faster; anything else is worth a word.
            if !container.snapshot().removed {
                tracing::warn!(
                    container = container.id(),
                    error = error.message(),
                    "the container could not be removed"
                );
            }
        }
    }
}
