// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The arguments of a plugin, as its author declares them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginArgs {
    /// The name by which settings address the arguments.
    pub name: String,
    /// What the arguments do, for a person to read.
    pub description: String,
    /// `value` when the arguments may be changed, else empty.
    pub settable: Vec<String>,
    /// The arguments; empty for none.
    pub value: Vec<String>,
}

impl data::Object for PluginArgs {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Description" => slot.into(&mut self.description),
            "Settable" => slot.into(&mut self.settable),
            "Value" => slot.into(&mut self.value),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Name", &self.name);
        members.always("Description", &self.description);
        members.always("Settable", &self.settable);
        members.always("Value", &self.value);
    }
}

pierhead_support::object!(PluginArgs);
