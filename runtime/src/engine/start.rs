//! Starting a container.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Change, Engine, EngineError};
use crate::containers::{Container, ContainerState, RunPhase, StateRecord, Status, Transition};
use crate::error::ErrorKind;
use crate::launch::LaunchFailure;
use crate::monitor::client::StartFailure;
use crate::spec::SpecError;

/// How a container is started.
#[derive(Clone, Copy, Debug, Default)]
pub struct StartOptions {}

/// Why a container did not start. The container keeps the sentence as its error, with exit code 126, 127 or 128.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A step before the user's program failed, or the program itself.
    #[error("OCI runtime create failed: unable to start container process: {0}")]
    Launch(LaunchFailure),
    /// The spawner or the monitor failed.
    #[error("the container's monitor failed")]
    Monitor(#[source] StartFailure),
    /// The configuration cannot be turned into a plan.
    #[error(transparent)]
    Spec(#[from] SpecError),
    /// A container whose PID or network namespace it shares cannot be used.
    #[error("cannot join {what} of a {state} container: {id}")]
    Donor {
        /// `network` or `PID`.
        what: &'static str,
        /// `non running` …
        state: &'static str,
        /// The donor.
        id: String,
    },
}

impl StartError {
    /// The class of the failure. A program that is missing or cannot be run is the user's to put right.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Launch(failure) if failure.exit_code() != 128 => ErrorKind::InvalidParameter,
            Self::Launch(_) | Self::Monitor(_) => ErrorKind::System,
            Self::Spec(error) => error.kind(),
            Self::Donor { .. } => ErrorKind::Conflict,
        }
    }

    /// The exit code that the container gets.
    pub fn exit_code(&self) -> i32 {
        match self {
            Self::Launch(failure) => failure.exit_code(),
            _ => 128,
        }
    }
}

impl From<StartFailure> for StartError {
    fn from(failure: StartFailure) -> Self {
        match failure {
            StartFailure::Launch(failure) => Self::Launch(failure),
            other => Self::Monitor(other),
        }
    }
}

/// Who wants a container started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// Somebody asked.
    User,
    /// Its restart policy.
    Policy,
}

impl Engine {
    /// Starts a container; returns when its program runs. [`Change::AlreadySo`] when it ran already.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` for one that is paused or being removed; the kinds of [`StartError`] and [`super::IpcError`]. The
    /// container then keeps the sentence as its error.
    pub async fn start_container(
        &self,
        name: &str,
        options: StartOptions,
    ) -> Result<Change, EngineError> {
        let StartOptions {} = options;
        let container = self.find_whole(name)?;
        let engine = self.clone();
        Self::to_the_end(async move { engine.start(&container, Cause::User).await }).await
    }

    pub(super) async fn start(
        &self,
        container: &Arc<Container>,
        cause: Cause,
    ) -> Result<Change, EngineError> {
        let operation = container.operation.lock().await;
        self.check_open()?;
        Self::check_not_going(container, "started")?;
        match (container.snapshot().state.status, cause) {
            (Status::Running, _) => return Ok(Change::AlreadySo),
            (Status::Paused, _) => {
                return Err(EngineError::Paused {
                    id: container.id().to_owned(),
                    action: "start",
                });
            }
            // A user's stop came first.
            (status, Cause::Policy) if status != Status::Restarting => {
                return Ok(Change::AlreadySo);
            }
            _ => {}
        }
        container.phase_reached(RunPhase::Settled).await;
        if let Err(error) = self.launch(container, cause).await {
            // Clients that waited for this start wait no longer.
            container.run().waiting.clear();
            self.release_run(container).await;
            self.note_failed_start(container, &error).await;
            let auto_remove = container.snapshot().record.host_config.auto_remove;
            drop(operation);
            if auto_remove {
                self.auto_remove(container).await;
            }
            return Err(error);
        }
        Ok(Change::Done)
    }

    /// Everything from the decision to the running program. What it did is undone by [`Engine::release_run`].
    async fn launch(&self, container: &Arc<Container>, cause: Cause) -> Result<(), EngineError> {
        let snapshot = container.snapshot();
        let record = &snapshot.record;
        let mut sources = self.namespace_sources(record)?;
        let place = self.connect_network(record, &mut sources).await?;
        let prepared = self.prepare_launch(record, &sources, &place).await?;
        let plan = self.plan_launch(record, &sources, prepared)?;

        let before = Arc::clone(&snapshot.state);
        let mut running = before.after(Transition::Started {
            pid: 0,
            at: Timestamp::now(),
        })?;
        running.boot_id.clone_from(&self.inner.host.boot_id);
        running.has_host_files = true;
        running.stopped_by_user = false;
        running.shm_path = sources.ipc.shm_path.clone().unwrap_or_default();
        running.sandbox_id = place.sandbox_id;
        running.endpoints = place.endpoints;
        running.ports = place.ports;
        running.restart_count = if cause == Cause::Policy {
            before.restart_count + 1
        } else {
            0
        };
        let document = StateRecord {
            state: running.clone(),
            before_start: Some(Box::new((*before).clone())),
        };

        let attached = std::mem::take(&mut container.run().waiting);
        // Kept while the container starts, so that the sync costs no time of its own. Whatever instant the daemon dies at, the run
        // directory tells whether the start came to be.
        let (kept, started) = tokio::join!(
            self.inner.store.put(container.id(), &document),
            self.inner
                .spawner
                .start(&plan, sources.descriptors, attached),
        );
        let monitor = started.map_err(StartError::from)?;
        if let Err(error) = kept {
            // Not acknowledged, so it must not run.
            let _ = monitor.signal(libc::SIGKILL).await;
            monitor.gone().await;
            return Err(error.into());
        }
        let at = timestamp(monitor.started_at_unix_nanos());
        running.pid = monitor.pid();
        running.started_at = Some(at);
        {
            let mut run = container.run();
            run.monitor = Some(monitor.clone());
        }
        container.set_phase(RunPhase::Live);
        let endpoints = running.endpoints.clone();
        container.amend(|state| *state = running);
        self.inner.containers.note_status(container);
        self.network_events(container.id(), &endpoints, "connect");
        self.mount_events(record, true);
        self.container_event(container, "start", &[]);
        self.watch(container, monitor);
        Ok(())
    }

    async fn note_failed_start(&self, container: &Arc<Container>, error: &EngineError) {
        let exit_code = match error {
            EngineError::Start(error) => error.exit_code(),
            _ => START_FAILED,
        };
        let failed = Transition::StartFailed {
            exit_code,
            error: error.message(),
            at: Timestamp::now(),
        };
        match container.apply(failed) {
            Ok((_, state)) => {
                self.inner.containers.note_status(container);
                self.keep_state(container.id(), &state).await;
            }
            Err(refused) => {
                tracing::error!(container = container.id(), %refused, "a failed start could not be noted")
            }
        }
    }

    /// Keeps a state that nobody waits for; a disk that refuses is logged.
    pub(super) async fn keep_state(&self, id: &str, state: &ContainerState) {
        let document = StateRecord {
            state: state.clone(),
            before_start: None,
        };
        if let Err(error) = self.inner.store.put(id, &document).await {
            tracing::error!(container = id, %error, "the container's state could not be kept: after a restart it will be an older one");
        }
    }
}

/// Exit code of a container that failed to start for a reason other than its program.
const START_FAILED: i32 = 128;

/// The kernel's clock as a time; what is out of range becomes the epoch.
pub(super) fn timestamp(unix_nanos: i64) -> Timestamp {
    Timestamp::from_nanosecond(i128::from(unix_nanos)).unwrap_or(Timestamp::UNIX_EPOCH)
}
