// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// One privilege that a plugin asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginPrivilege {
    /// The kind of the privilege, for example `network`, `mount`, `device`, `capabilities`.
    pub name: Option<String>,
    /// What it means, for a person to read.
    pub description: Option<String>,
    /// What is asked for: the network, the paths, the devices, the capabilities.
    pub value: Option<Vec<String>>,
}

impl data::Object for PluginPrivilege {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Description" => slot.into(&mut self.description),
            "Value" => slot.into(&mut self.value),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Description", &self.description);
        members.given("Value", &self.value);
    }
}

pierhead_support::object!(PluginPrivilege);
