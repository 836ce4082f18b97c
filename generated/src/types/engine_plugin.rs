// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The name of a plugin of an engine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnginePlugin {
    /// What it does: `Volume`, `Network`, `Log`, `Authorization`.
    pub type_: Option<String>,
    /// Its name.
    pub name: Option<String>,
}

impl data::Object for EnginePlugin {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Type" => slot.into(&mut self.type_),
            "Name" => slot.into(&mut self.name),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Type", &self.type_);
        members.given("Name", &self.name);
    }
}

pierhead_support::object!(EnginePlugin);
