// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;

/// Version of one part of an engine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SystemVersionComponent {
    /// Name of the part; `Engine` is the engine itself.
    pub name: String,
    /// Its version.
    pub version: String,
    /// More about it, with keys of its own and all values as text. null or absent when there is nothing.
    pub details: Option<BTreeMap<String, String>>,
}

impl data::Object for SystemVersionComponent {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Version" => slot.into(&mut self.version),
            "Details" => slot.into(&mut self.details),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Name", &self.name);
        members.always("Version", &self.version);
        members.given("Details", &self.details);
    }
}

pierhead_support::object!(SystemVersionComponent);
