//! Taking up what the last daemon left: containers that run on, ends that nobody noted, files without an owner.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::exit::End;
use super::restart::Backoff;
use super::start::timestamp;
use super::{Engine, EngineError};
use crate::containers::{
    Container, ContainerRecord, ContainerState, RunPhase, StateRecord, Status,
};
use crate::images::ImageId;
use crate::kernel::unmount_shared_memory;
use crate::model::{ContainerConfig, HostConfig, NetworkingConfig};
use crate::monitor::client::{MonitorError, MonitorHandle};
use crate::monitor::record;
use crate::network::LiveContainer;
use crate::spec::SHM_DIRECTORY;
use crate::store::Loaded;

/// How long start-up waits for monitors to answer. One that is stopped is waited for in the background.
const PATIENCE: Duration = Duration::from_secs(5);
/// Exit code of a container about whose end nothing is known: the host went down with it.
const UNKNOWN: i32 = 255;
/// Exit code of a container whose monitor was killed.
const LOST: i32 = 137;

impl Engine {
    /// Loads all containers and finds out what became of each.
    pub(super) async fn take_up_containers(&self) -> Result<(), EngineError> {
        let store = self.inner.store.clone();
        let (records, states) = Self::blocking(move || {
            let records: Loaded<ContainerRecord> = store.load()?;
            let states: Loaded<StateRecord> = store.load()?;
            Ok((records, states))
        })
        .await?;
        for broken in &records.broken {
            // Nobody claims its root, and unclaimed ones are collected: its files may be all that is left.
            self.inner.layers.keep_root(&broken.key);
            let record = placeholder(&broken.key);
            let state = ContainerState {
                status: Status::Dead,
                error: format!("its record is broken: {}", broken.reason),
                ..ContainerState::default()
            };
            self.inner.containers.insert(Container::with_trouble(
                record,
                state,
                broken.reason.clone(),
            ));
        }
        let mut known = Vec::new();
        let mut states = states.documents;
        for (id, record) in records.documents {
            let state = states.remove(&id);
            let trouble = self.claim_root(&record).await;
            let (state, undo) = self.state_of(state, &trouble);
            let container = Container::with_trouble(record, state, trouble);
            self.inner.containers.insert(Arc::clone(&container));
            known.push((container, undo));
        }
        self.restore_networks(&known).await;
        let mut taking_up = tokio::task::JoinSet::new();
        for (container, undo) in known {
            let engine = self.clone();
            taking_up.spawn(async move { engine.take_up(&container, undo).await });
        }
        let all = async { while taking_up.join_next().await.is_some() {} };
        if tokio::time::timeout(PATIENCE, all).await.is_err() {
            tracing::warn!(
                "some monitors do not answer; their containers are taken up when they do"
            );
            taking_up.detach_all();
        }
        self.collect().await;
        Ok(())
    }

    /// Claims a container's root; gives what is wrong with it.
    async fn claim_root(&self, record: &ContainerRecord) -> String {
        let (layers, id, list) = (
            self.inner.layers.clone(),
            record.id.clone(),
            record.layers.clone(),
        );
        match Self::blocking(move || Ok(layers.adopt(&id, &list)?)).await {
            Ok(_) => String::new(),
            Err(error) => {
                tracing::error!(
                    container = record.id,
                    error = error.message(),
                    "a container's root cannot be used"
                );
                error.message()
            }
        }
    }

    /// The state to begin with, and the one to go back to when a start under way never came to be.
    fn state_of(
        &self,
        stored: Option<StateRecord>,
        trouble: &str,
    ) -> (ContainerState, Option<ContainerState>) {
        let Some(stored) = stored else {
            let error = "its state record was missing or broken".to_owned();
            return (
                ContainerState {
                    status: Status::Exited,
                    error,
                    ..ContainerState::default()
                },
                None,
            );
        };
        let mut state = stored.state;
        match state.status {
            // Its removal was under way and is not durable: it can be begun again.
            Status::Removing => state.status = Status::Dead,
            status if !trouble.is_empty() && !status.is_alive() => {
                state.status = Status::Dead;
                state.error = trouble.to_owned();
            }
            _ => {}
        }
        // After a reboot nobody can tell any more; that it was started is what the record says.
        let same_boot = state.boot_id == self.inner.host.boot_id;
        (
            state,
            stored
                .before_start
                .filter(|_| same_boot)
                .map(|before| *before),
        )
    }

    async fn restore_networks(&self, known: &[(Arc<Container>, Option<ContainerState>)]) {
        let live = known
            .iter()
            .map(|(container, _)| container.snapshot())
            .filter(|snapshot| snapshot.state.status.is_alive())
            .map(|snapshot| LiveContainer {
                container_id: snapshot.record.id.clone(),
                container_name: snapshot.record.name.clone(),
                endpoints: snapshot.state.endpoints.clone(),
                ports: snapshot.state.ports.clone(),
            })
            .collect();
        if let Err(error) = self.inner.networks.restore(live).await {
            tracing::error!(%error, "the networks of running containers could not be taken up");
        }
    }

    /// Finds out what became of one container.
    async fn take_up(&self, container: &Arc<Container>, undo: Option<ContainerState>) {
        let run_dir = self.inner.paths.run(container.id());
        let had_run_dir = run_dir.is_dir();
        if had_run_dir {
            match MonitorHandle::connect(&run_dir).await {
                Ok(monitor) => return self.adopt(container, monitor).await,
                Err(MonitorError::Gone { .. }) => {}
                Err(error) => {
                    tracing::warn!(container = container.id(), %error, "a monitor does not answer as it should");
                }
            }
            let read = tokio::task::spawn_blocking(move || record::read(&run_dir)).await;
            if let Ok(Ok(Some(record))) = read {
                if container.snapshot().state.status.is_alive() {
                    let (pid, started) = (record.pid, timestamp(record.started_at_unix_nanos));
                    container.amend(|state| (state.pid, state.started_at) = (pid, Some(started)));
                    self.ended(container, None, record.into()).await;
                }
                return;
            }
        }
        let snapshot = container.snapshot();
        match (snapshot.state.status, undo) {
            // The daemon died between writing the start down and carrying it out.
            (status, Some(before)) if status.is_alive() && !had_run_dir => {
                let state = container.amend(|state| *state = before);
                self.inner.containers.note_status(container);
                self.release_run(container).await;
                self.keep_state(container.id(), &state).await;
            }
            (status, _) if status.is_alive() => {
                let end = if snapshot.state.boot_id == self.inner.host.boot_id {
                    End::unknown(
                        LOST,
                        "the container's monitor was killed while the daemon was away, and the container with it",
                    )
                } else {
                    End::unknown(UNKNOWN, "the host was restarted while the container ran")
                };
                self.remove_cgroups(container).await;
                self.ended(container, None, end).await;
            }
            (Status::Restarting, _) => self.restart_soon(container),
            (Status::Exited, _) if self.starts_with_daemon(container) => {
                // As if it had ended just now and its policy had said yes.
                container.amend(|state| state.status = Status::Restarting);
                self.inner.containers.note_status(container);
                self.restart_soon(container);
            }
            _ => {}
        }
    }

    async fn adopt(&self, container: &Arc<Container>, monitor: MonitorHandle) {
        if !container.snapshot().state.status.is_alive() {
            // The daemon died before the start was written down, so that it was never acknowledged, and nobody knows its place on
            // the network: it is undone.
            if let Err(error) = monitor.signal(libc::SIGKILL).await {
                tracing::warn!(container = container.id(), %error, "a container whose start is undone could not be killed");
            }
            monitor.gone().await;
            return self.release_run(container).await;
        }
        let (pid, started_at) = (monitor.pid(), timestamp(monitor.started_at_unix_nanos()));
        container.run().monitor = Some(monitor.clone());
        container.set_phase(RunPhase::Live);
        container.amend(|state| (state.pid, state.started_at) = (pid, Some(started_at)));
        self.watch(container, monitor);
    }

    fn restart_soon(&self, container: &Arc<Container>) {
        let (engine, container) = (self.clone(), Arc::clone(container));
        tokio::spawn(async move {
            engine
                .restart_later(&container, Backoff(Duration::ZERO))
                .await
        });
    }

    /// Whether a policy wants a container that does not run started with the daemon.
    fn starts_with_daemon(&self, container: &Container) -> bool {
        let snapshot = container.snapshot();
        let policy = snapshot.record.host_config.restart_policy;
        snapshot.broken.is_empty()
            && (policy.is_always()
                || (policy.is_unless_stopped() && !snapshot.state.stopped_by_user))
    }

    /// Takes away files, mounts and layers that belong to nobody.
    async fn collect(&self) {
        let known: BTreeSet<String> = self
            .inner
            .containers
            .all()
            .iter()
            .map(|c| c.id().to_owned())
            .collect();
        let engine = self.clone();
        let collected = Self::blocking(move || {
            let paths = &engine.inner.paths;
            for directory in [paths.containers(), paths.runs()] {
                let entries =
                    std::fs::read_dir(&directory).map_err(EngineError::file("read", &directory))?;
                for entry in entries.flatten() {
                    let name = entry.file_name().to_string_lossy().into_owned();
                    if known.contains(&name) {
                        continue;
                    }
                    tracing::info!(container = name, "collecting what belongs to no container");
                    let shm = paths.container(&name).join(SHM_DIRECTORY);
                    if let Err(error) = unmount_shared_memory(&shm) {
                        tracing::warn!(%error, "a shared memory mount stays");
                    }
                    if let Err(error) = engine.remove_files(&name) {
                        tracing::warn!(
                            container = name,
                            error = error.message(),
                            "files without an owner stay"
                        );
                    }
                }
            }
            engine.inner.layers.collect();
            Ok(())
        });
        if let Err(error) = collected.await {
            tracing::warn!(
                error = error.message(),
                "not everything without an owner could be collected"
            );
        }
    }
}

/// What stands for a container whose record cannot be read: its id is all that is left.
fn placeholder(id: &str) -> ContainerRecord {
    ContainerRecord {
        id: id.to_owned(),
        name: format!("broken-{}", id.chars().take(12).collect::<String>()),
        created: Timestamp::UNIX_EPOCH,
        image: ImageId::of(b""),
        layers: Vec::new(),
        path: String::new(),
        args: Vec::new(),
        config: ContainerConfig::default(),
        host_config: HostConfig::default(),
        networking: NetworkingConfig::default(),
        mounts: Vec::new(),
        masked_paths: Vec::new(),
        readonly_paths: Vec::new(),
        anonymous_volumes: Vec::new(),
    }
}
