// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// How the managers of a swarm agree, by the Raft protocol. The defaults are right for nearly everybody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SwarmRaft {
    /// How many entries of the log lie between two snapshots. 0 means the default, 10000.
    pub snapshot_interval: Option<u64>,
    /// How many snapshots are kept beside the current one.
    pub keep_old_snapshots: Option<u64>,
    /// How many entries are kept after a snapshot for managers that are behind. 0 means the default, 500.
    pub log_entries_for_slow_followers: Option<u64>,
    /// How many ticks, of a second each, a manager waits for the leader before it stands for election. It must be
    /// larger than `HeartbeatTick`; absent means 3.
    pub election_tick: Option<i64>,
    /// How many ticks lie between two signs of life of the leader. Absent means 1.
    pub heartbeat_tick: Option<i64>,
}

impl data::Object for SwarmRaft {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "SnapshotInterval" => slot.into(&mut self.snapshot_interval),
            "KeepOldSnapshots" => slot.into(&mut self.keep_old_snapshots),
            "LogEntriesForSlowFollowers" => {
                slot.into(&mut self.log_entries_for_slow_followers)
            }
            "ElectionTick" => slot.into(&mut self.election_tick),
            "HeartbeatTick" => slot.into(&mut self.heartbeat_tick),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("SnapshotInterval", &self.snapshot_interval);
        members.given("KeepOldSnapshots", &self.keep_old_snapshots);
        members
            .given("LogEntriesForSlowFollowers", &self.log_entries_for_slow_followers);
        members.given("ElectionTick", &self.election_tick);
        members.given("HeartbeatTick", &self.heartbeat_tick);
    }
}

pierhead_support::object!(SwarmRaft);
