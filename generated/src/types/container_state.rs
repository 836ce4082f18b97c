// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{ContainerStateStatus, Health};

/// Where a container is in its life. Of the flags, `Paused` and `Restarting` are only ever set together with
/// `Running`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerState {
    /// The state in one word. `created` is a container that was never started, or whose first start failed; `dead`
    /// one that could not be removed completely.
    pub status: Option<ContainerStateStatus>,
    /// Whether it runs; true for a paused and for a restarting one too.
    pub running: Option<bool>,
    /// Whether its processes are frozen.
    pub paused: Option<bool>,
    /// Whether the engine is about to start it again by its restart policy.
    pub restarting: Option<bool>,
    /// Whether a process of it was killed because its memory was exhausted.
    pub oom_killed: Option<bool>,
    /// Whether its removal failed half way.
    pub dead: Option<bool>,
    /// Process id of its first process on the host; 0 when it does not run.
    pub pid: Option<i64>,
    /// Exit code of its last run: the command's own, 128 and the number of the signal that ended it, or 125 to 128
    /// for a failure to run it. 0 while it runs.
    pub exit_code: Option<i64>,
    /// Why the last start failed. Empty when it did not.
    pub error: Option<String>,
    /// When it was last started, RFC 3339 in UTC. `0001-01-01T00:00:00Z` when never.
    pub started_at: Option<String>,
    /// When it last ended, RFC 3339 in UTC. `0001-01-01T00:00:00Z` when never.
    pub finished_at: Option<String>,
    /// Result of its health tests. Absent when there is no test.
    ///
    /// Not as published: moby 40323: Left out by the published document; engines have always sent it (seen on
    /// dockerd 20.10 asked for API 1.32).
    pub health: Option<Health>,
}

impl data::Object for ContainerState {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Status" => slot.into(&mut self.status),
            "Running" => slot.into(&mut self.running),
            "Paused" => slot.into(&mut self.paused),
            "Restarting" => slot.into(&mut self.restarting),
            "OOMKilled" => slot.into(&mut self.oom_killed),
            "Dead" => slot.into(&mut self.dead),
            "Pid" => slot.into(&mut self.pid),
            "ExitCode" => slot.into(&mut self.exit_code),
            "Error" => slot.into(&mut self.error),
            "StartedAt" => slot.into(&mut self.started_at),
            "FinishedAt" => slot.into(&mut self.finished_at),
            "Health" => slot.into(&mut self.health),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Status", &self.status);
        members.given("Running", &self.running);
        members.given("Paused", &self.paused);
        members.given("Restarting", &self.restarting);
        members.given("OOMKilled", &self.oom_killed);
        members.given("Dead", &self.dead);
        members.given("Pid", &self.pid);
        members.given("ExitCode", &self.exit_code);
        members.given("Error", &self.error);
        members.given("StartedAt", &self.started_at);
        members.given("FinishedAt", &self.finished_at);
        members.given("Health", &self.health);
    }
}

pierhead_support::object!(ContainerState);
