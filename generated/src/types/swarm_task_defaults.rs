// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::TaskLogDriver;

/// What holds for tasks whose service does not say otherwise. Changes reach only tasks that are made
/// afterwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SwarmTaskDefaults {
    /// Where the output of their containers goes. Absent or null means the engine's default.
    pub log_driver: Option<TaskLogDriver>,
}

impl data::Object for SwarmTaskDefaults {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "LogDriver" => slot.into(&mut self.log_driver),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("LogDriver", &self.log_driver);
    }
}

pierhead_support::object!(SwarmTaskDefaults);
