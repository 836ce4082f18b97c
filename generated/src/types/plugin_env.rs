// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// An environment variable of a plugin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginEnv {
    /// The name of the variable.
    pub name: String,
    /// What the variable does, for a person to read.
    pub description: String,
    /// `value` when the variable may be changed, else empty.
    pub settable: Vec<String>,
    /// The value. Empty means an empty variable.
    pub value: String,
}

impl data::Object for PluginEnv {
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

pierhead_support::object!(PluginEnv);
