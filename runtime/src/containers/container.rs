//! One container in memory: an immutable picture that is replaced at every change, and what belongs to its run.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::{ContainerRecord, ContainerState, Transition, TransitionError};
use crate::monitor::client::{MonitorHandle, PreparedAttach};

/// A container as it was at one moment. Taking one costs two reference counts.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// What it is.
    pub record: Arc<ContainerRecord>,
    /// How it stands.
    pub state: Arc<ContainerState>,
    /// Raised at every change, so that whoever caches something made of a snapshot knows when it is stale.
    pub generation: u64,
    /// Whether it is gone from the collection.
    pub removed: bool,
    /// Why its record cannot be used; empty for nearly all.
    pub broken: String,
}

/// One container. Whoever starts, removes or renames it holds its `operation` lock meanwhile; reading never waits.
#[derive(Debug)]
pub struct Container {
    id: String,
    /// Serialises the operations that must not overlap.
    pub(crate) operation: tokio::sync::Mutex<()>,
    present: watch::Sender<Snapshot>,
    phase: watch::Sender<RunPhase>,
    run: Mutex<RunSlot>,
}

/// How far a run has been cleaned up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RunPhase {
    /// The monitor is there, or was a moment ago.
    Live,
    /// Monitor, mounts and network are gone: the container may be removed.
    Released,
    /// Everything is kept and put away: the container may be started again.
    #[default]
    Settled,
}

/// What belongs to the present run, or waits for the next.
#[derive(Debug, Default)]
pub(crate) struct RunSlot {
    /// The monitor, while the container is alive and until everything of the run is cleaned up.
    pub(crate) monitor: Option<MonitorHandle>,
    /// Clients that attached before the start.
    pub(crate) waiting: Vec<PreparedAttach>,
    /// Ids of execs that run.
    pub(crate) exec_ids: Vec<String>,
}

impl Container {
    /// A container from its record and state.
    pub fn new(record: ContainerRecord, state: ContainerState) -> Arc<Self> {
        Self::with_trouble(record, state, String::new())
    }

    /// A container whose record is broken: it can be listed, inspected and removed.
    pub(crate) fn with_trouble(
        record: ContainerRecord,
        state: ContainerState,
        broken: String,
    ) -> Arc<Self> {
        let id = record.id.clone();
        let snapshot = Snapshot {
            record: Arc::new(record),
            state: Arc::new(state),
            generation: 0,
            removed: false,
            broken,
        };
        Arc::new(Self {
            id,
            operation: tokio::sync::Mutex::new(()),
            present: watch::Sender::new(snapshot),
            phase: watch::Sender::default(),
            run: Mutex::default(),
        })
    }

    /// Its full id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// How it is now.
    pub fn snapshot(&self) -> Snapshot {
        self.present.borrow().clone()
    }

    /// A receiver that sees every change from now on.
    pub fn changes(&self) -> watch::Receiver<Snapshot> {
        self.present.subscribe()
    }

    /// What belongs to its run. Held for moments only, never across an await.
    pub(crate) fn run(&self) -> MutexGuard<'_, RunSlot> {
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_phase(&self, phase: RunPhase) {
        self.phase.send_replace(phase);
    }

    /// Waits until its last run is cleaned up at least so far.
    pub(crate) async fn phase_reached(&self, phase: RunPhase) {
        // The sender lives as long as the container does.
        let _ = self.phase.subscribe().wait_for(|now| *now >= phase).await;
    }

    /// The monitor of its run, if it is alive.
    pub(crate) fn monitor(&self) -> Option<MonitorHandle> {
        if self.present.borrow().state.status.is_alive() {
            self.run().monitor.clone()
        } else {
            None
        }
    }

    /// Moves it along; gives the states before and after.
    pub(crate) fn apply(
        &self,
        transition: Transition,
    ) -> Result<(Arc<ContainerState>, Arc<ContainerState>), TransitionError> {
        let mut outcome = None;
        self.present.send_if_modified(|snapshot| {
            let before = Arc::clone(&snapshot.state);
            let after = before.after(transition.clone()).map(Arc::new);
            let changed = after.is_ok();
            if let Ok(after) = &after {
                snapshot.state = Arc::clone(after);
                snapshot.generation += 1;
            }
            outcome = Some(after.map(|after| (before, after)));
            changed
        });
        // The closure runs exactly once, at once.
        outcome.unwrap_or_else(|| {
            Err(TransitionError {
                from: Default::default(),
                attempted: "changed",
            })
        })
    }

    /// Changes something else about its state; gives the state after.
    pub(crate) fn amend(&self, change: impl FnOnce(&mut ContainerState)) -> Arc<ContainerState> {
        self.present.send_modify(|snapshot| {
            change(Arc::make_mut(&mut snapshot.state));
            snapshot.generation += 1;
        });
        Arc::clone(&self.present.borrow().state)
    }

    /// Replaces its record.
    pub(crate) fn replace_record(&self, record: ContainerRecord) {
        self.present.send_modify(|snapshot| {
            snapshot.record = Arc::new(record);
            snapshot.generation += 1;
        });
    }

    /// Tells everyone who watches that it is gone.
    pub(crate) fn mark_removed(&self) {
        self.present.send_modify(|snapshot| {
            snapshot.removed = true;
            snapshot.generation += 1;
        });
    }
}
