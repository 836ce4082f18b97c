//! The states of a container and the ways between them.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::network::{Endpoint, PublishedPort};

/// Where a container stands.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Made and never started.
    #[default]
    Created,
    /// Its program runs.
    Running,
    /// It runs and is frozen.
    Paused,
    /// It ended and will be started again.
    Restarting,
    /// It ended.
    Exited,
    /// It is being removed.
    Removing,
    /// It can only be removed: its removal failed half-way, or its record is broken.
    Dead,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Created,
        Self::Running,
        Self::Paused,
        Self::Restarting,
        Self::Exited,
        Self::Removing,
        Self::Dead,
    ];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Restarting => "restarting",
            Self::Exited => "exited",
            Self::Removing => "removing",
            Self::Dead => "dead",
        }
    }

    /// Whether there is a process: running or paused.
    pub fn is_alive(self) -> bool {
        matches!(self, Self::Running | Self::Paused)
    }
}

/// Everything about a container that changes while it lives.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContainerState {
    /// Where it stands.
    pub status: Status,
    /// Host pid of its first process; 0 without one.
    pub pid: u32,
    /// Exit code of the last run; 0 before the first.
    pub exit_code: i32,
    /// Why it could not be started, or was lost; empty otherwise.
    pub error: String,
    /// When the program was last reached.
    pub started_at: Option<Timestamp>,
    /// When it last ended.
    pub finished_at: Option<Timestamp>,
    /// Whether the kernel killed it for want of memory.
    pub oom_killed: bool,
    /// How often its restart policy has started it again.
    pub restart_count: u32,
    /// Whether a user stopped it: then its policy leaves it so.
    pub stopped_by_user: bool,
    /// How often it has ended for good, or could not be started, so that a waiter notices an end that it did not see.
    pub exits: u64,
    /// Exit code of the last of these ends; a new start leaves it.
    pub last_exit_code: i32,
    /// The kernel's boot id of the run, so that a reboot is told from a run that never began.
    pub boot_id: String,
    /// Whether its files for /etc were ever made.
    pub has_host_files: bool,
    /// Where others find its /dev/shm; empty when they cannot.
    pub shm_path: PathBuf,
    /// Id of its place on the network; empty without one.
    pub sandbox_id: String,
    /// Its ends on networks, while it runs.
    pub endpoints: Vec<Endpoint>,
    /// Its published ports, while it runs.
    pub ports: Vec<PublishedPort>,
}

/// What can happen to a container.
#[derive(Clone, Debug, PartialEq)]
pub enum Transition {
    /// Its program was reached.
    Started {
        /// Host pid.
        pid: u32,
        /// When.
        at: Timestamp,
    },
    /// It could not be started.
    StartFailed {
        /// 126, 127 or 128.
        exit_code: i32,
        /// One sentence.
        error: String,
        /// When.
        at: Timestamp,
    },
    /// It ended.
    Exited {
        /// Its code.
        exit_code: i32,
        /// When.
        at: Timestamp,
        /// Whether the kernel killed it for want of memory.
        oom_killed: bool,
        /// Why it is not known how it ended; empty otherwise.
        error: String,
        /// Whether its policy will start it again.
        restarts: bool,
    },
    /// Its processes were frozen.
    Paused,
    /// They were thawed.
    Unpaused,
    /// It will not be started again after all.
    RestartCancelled,
    /// Somebody removes it.
    RemovalBegun,
    /// Its removal failed.
    RemovalFailed {
        /// Why.
        error: String,
    },
}

/// A transition that is not possible in a state.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a container that is {} cannot be {attempted}", from.as_str())]
pub struct TransitionError {
    /// Where it stands.
    pub from: Status,
    /// What was tried.
    pub attempted: &'static str,
}

impl ContainerState {
    /// The state after `transition`.
    ///
    /// # Errors
    /// When there is no such way from here; the state stays.
    pub fn after(&self, transition: Transition) -> Result<Self, TransitionError> {
        let refused = |attempted| {
            Err(TransitionError {
                from: self.status,
                attempted,
            })
        };
        let mut next = self.clone();
        match transition {
            Transition::Started { pid, at } => {
                if !matches!(
                    self.status,
                    Status::Created | Status::Exited | Status::Restarting
                ) {
                    return refused("started");
                }
                next.status = Status::Running;
                next.pid = pid;
                next.exit_code = 0;
                next.error.clear();
                next.started_at = Some(at);
                next.oom_killed = false;
            }
            Transition::StartFailed {
                exit_code,
                error,
                at,
            } => {
                if !matches!(
                    self.status,
                    Status::Created | Status::Exited | Status::Restarting
                ) {
                    return refused("started");
                }
                // One that never ran stays "created"; scripts tell it by that from one that ran and ended.
                if self.status == Status::Restarting {
                    next.status = Status::Exited;
                    next.finished_at = Some(at);
                }
                next.exit_code = exit_code;
                next.error = error;
                next.count_end();
                next.clear_run();
            }
            Transition::Exited {
                exit_code,
                at,
                oom_killed,
                error,
                restarts,
            } => {
                if !self.status.is_alive() {
                    return refused("ended");
                }
                next.status = if restarts {
                    Status::Restarting
                } else {
                    Status::Exited
                };
                next.exit_code = exit_code;
                next.error = error;
                next.finished_at = Some(at);
                next.oom_killed = oom_killed;
                if !restarts {
                    next.count_end();
                }
                next.clear_run();
            }
            Transition::Paused => {
                if self.status != Status::Running {
                    return refused("paused");
                }
                next.status = Status::Paused;
            }
            Transition::Unpaused => {
                if self.status != Status::Paused {
                    return refused("unpaused");
                }
                next.status = Status::Running;
            }
            Transition::RestartCancelled => {
                if self.status != Status::Restarting {
                    return refused("kept from restarting");
                }
                next.status = Status::Exited;
                next.count_end();
            }
            Transition::RemovalBegun => {
                if self.status.is_alive() || self.status == Status::Removing {
                    return refused("removed");
                }
                next.status = Status::Removing;
            }
            Transition::RemovalFailed { error } => {
                if self.status != Status::Removing {
                    return refused("given up");
                }
                next.status = Status::Dead;
                next.error = error;
            }
        }
        Ok(next)
    }

    fn count_end(&mut self) {
        self.exits += 1;
        self.last_exit_code = self.exit_code;
    }

    /// Forgets what belongs to a run.
    fn clear_run(&mut self) {
        self.pid = 0;
        self.sandbox_id.clear();
        self.endpoints.clear();
        self.ports.clear();
        self.shm_path = PathBuf::new();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(status: Status) -> ContainerState {
        ContainerState {
            status,
            ..ContainerState::default()
        }
    }

    fn exited(exit_code: i32) -> Transition {
        Transition::Exited {
            exit_code,
            at: Timestamp::UNIX_EPOCH,
            oom_killed: false,
            error: String::new(),
            restarts: false,
        }
    }

    #[test]
    fn only_the_drawn_ways_exist() {
        let started = Transition::Started {
            pid: 7,
            at: Timestamp::UNIX_EPOCH,
        };
        let failed = Transition::StartFailed {
            exit_code: 127,
            error: "no".to_owned(),
            at: Timestamp::UNIX_EPOCH,
        };
        let given_up = Transition::RemovalFailed {
            error: "no".to_owned(),
        };
        // Transition; the states it is possible from; the state it leads to.
        let table: [(Transition, &[Status], Status); 6] = [
            (
                started,
                &[Status::Created, Status::Exited, Status::Restarting],
                Status::Running,
            ),
            (
                exited(3),
                &[Status::Running, Status::Paused],
                Status::Exited,
            ),
            (Transition::Paused, &[Status::Running], Status::Paused),
            (Transition::Unpaused, &[Status::Paused], Status::Running),
            (
                Transition::RemovalBegun,
                &[
                    Status::Created,
                    Status::Restarting,
                    Status::Exited,
                    Status::Dead,
                ],
                Status::Removing,
            ),
            (given_up, &[Status::Removing], Status::Dead),
        ];
        for (transition, possible, to) in table {
            for from in Status::ALL {
                let after = state(from).after(transition.clone());
                assert_eq!(
                    after.is_ok(),
                    possible.contains(&from),
                    "{from:?} {transition:?}"
                );
                if let Ok(after) = after {
                    assert_eq!(after.status, to);
                }
            }
        }
        assert_eq!(
            state(Status::Created)
                .after(failed.clone())
                .expect("possible")
                .status,
            Status::Created
        );
        assert_eq!(
            state(Status::Restarting)
                .after(failed)
                .expect("possible")
                .status,
            Status::Exited
        );
    }

    #[test]
    fn an_end_is_counted_and_its_run_forgotten() {
        let running = ContainerState {
            pid: 9,
            sandbox_id: "s".to_owned(),
            ..state(Status::Running)
        };
        let ended = running.after(exited(3)).expect("possible");
        assert_eq!((ended.exits, ended.last_exit_code, ended.pid), (1, 3, 0));
        assert!(ended.sandbox_id.is_empty());
    }
}
