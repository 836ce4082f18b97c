// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;

/// Where the output of a task's container goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskLogDriver {
    /// Name of the log driver. Empty means that of the swarm's defaults, or else of the engine.
    pub name: Option<String>,
    /// Options of the driver, by name. Empty or null means none.
    pub options: Option<BTreeMap<String, String>>,
}

impl data::Object for TaskLogDriver {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Options" => slot.into(&mut self.options),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Options", &self.options);
    }
}

pierhead_support::object!(TaskLogDriver);
