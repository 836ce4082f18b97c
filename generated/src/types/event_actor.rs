// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;

/// What an event is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventActor {
    /// Id of the thing, or its name where it has no id, as a volume.
    pub id: Option<String>,
    /// More about it: its labels, its name, and what belongs to the action, such as `exitCode` of a container that
    /// ended.
    pub attributes: Option<BTreeMap<String, String>>,
}

impl data::Object for EventActor {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ID" => slot.into(&mut self.id),
            "Attributes" => slot.into(&mut self.attributes),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ID", &self.id);
        members.given("Attributes", &self.attributes);
    }
}

pierhead_support::object!(EventActor);
