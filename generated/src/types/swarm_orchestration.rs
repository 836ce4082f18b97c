// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// How a swarm deals with its tasks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SwarmOrchestration {
    /// How many ended tasks are kept for each instance of a service or each node. Absent means 5; a negative number
    /// keeps all.
    pub task_history_retention_limit: Option<i64>,
}

impl data::Object for SwarmOrchestration {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "TaskHistoryRetentionLimit" => {
                slot.into(&mut self.task_history_retention_limit)
            }
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("TaskHistoryRetentionLimit", &self.task_history_retention_limit);
    }
}

pierhead_support::object!(SwarmOrchestration);
