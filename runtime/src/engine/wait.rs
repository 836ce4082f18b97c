//! Waiting for a container's end.

use tokio::sync::watch;

use super::{Engine, EngineError};
use crate::containers::{Snapshot, Status};

/// What is waited for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WaitCondition {
    /// That it does not run; fulfilled at once by one that does not.
    #[default]
    NotRunning,
    /// That it ends from now on, so that one that does not run yet is waited for.
    NextExit,
    /// That it is removed.
    Removed,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitOutcome {
    /// Its exit code.
    pub exit_code: i32,
    /// Why it could not be removed; empty otherwise.
    pub error: String,
}

/// A wait that has begun: everything that happens to the container from now on counts.
#[derive(Debug)]
pub struct Waiting {
    changes: watch::Receiver<Snapshot>,
    condition: WaitCondition,
    /// How often it had ended when the wait began.
    exits: u64,
}

impl Waiting {
    /// Waits. Dropping the future gives up.
    pub async fn outcome(mut self) -> WaitOutcome {
        let (condition, exits) = (self.condition, self.exits);
        let seen = self
            .changes
            .wait_for(|snapshot| fulfilled(snapshot, condition, exits))
            .await
            .ok();
        let seen = seen.map(|snapshot| snapshot.clone());
        // Without one the container is forgotten, which is after it was removed.
        let last = seen.unwrap_or_else(|| self.changes.borrow().clone());
        let failed_removal =
            last.state.status == Status::Dead && condition == WaitCondition::Removed;
        WaitOutcome {
            exit_code: last.state.last_exit_code,
            error: if failed_removal {
                last.state.error.clone()
            } else {
                String::new()
            },
        }
    }
}

fn fulfilled(snapshot: &Snapshot, condition: WaitCondition, exits: u64) -> bool {
    let ended = snapshot.state.exits > exits;
    let gone = snapshot.removed || snapshot.state.status == Status::Dead;
    match condition {
        WaitCondition::NotRunning => {
            ended
                || gone
                || !(snapshot.state.status.is_alive()
                    || snapshot.state.status == Status::Restarting)
        }
        WaitCondition::NextExit => ended || gone,
        WaitCondition::Removed => gone,
    }
}

impl Engine {
    /// Begins to wait for a container.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn wait_container(
        &self,
        name: &str,
        condition: WaitCondition,
    ) -> Result<Waiting, EngineError> {
        let container = self.find(name)?;
        let changes = container.changes();
        let exits = changes.borrow().state.exits;
        Ok(Waiting {
            changes,
            condition,
            exits,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::containers::ContainerState;

    fn snapshot(status: Status, exits: u64, removed: bool) -> Snapshot {
        Snapshot {
            record: crate::containers::tests::record("id").into(),
            state: ContainerState {
                status,
                exits,
                ..ContainerState::default()
            }
            .into(),
            generation: 0,
            removed,
            broken: String::new(),
        }
    }

    #[test]
    fn conditions_are_told_apart() {
        use WaitCondition::{NextExit, NotRunning, Removed};
        // State; ends since the wait began; removed; fulfilled for not-running, next-exit, removed.
        for (status, ends, removed, expected) in [
            (Status::Created, 0, false, [true, false, false]),
            (Status::Running, 0, false, [false, false, false]),
            (Status::Restarting, 0, false, [false, false, false]),
            (Status::Running, 1, false, [true, true, false]),
            (Status::Exited, 1, false, [true, true, false]),
            (Status::Exited, 0, false, [true, false, false]),
            (Status::Removing, 0, true, [true, true, true]),
            (Status::Dead, 0, false, [true, true, true]),
        ] {
            let snapshot = snapshot(status, 5 + ends, removed);
            let found =
                [NotRunning, NextExit, Removed].map(|condition| fulfilled(&snapshot, condition, 5));
            assert_eq!(found, expected, "{status:?} {ends} {removed}");
        }
    }
}
