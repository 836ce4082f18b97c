// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::PluginPrivilege;

/// A plugin that tasks install on their node; for services with the runtime `plugin`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskPluginSpec {
    /// The name to install it under.
    pub name: Option<String>,
    /// Its reference in a registry.
    pub remote: Option<String>,
    /// Install it without enabling it. Default false.
    pub disabled: Option<bool>,
    /// The privileges that are granted; they must be those it asks for.
    pub plugin_privilege: Option<Vec<PluginPrivilege>>,
}

impl data::Object for TaskPluginSpec {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Remote" => slot.into(&mut self.remote),
            "Disabled" => slot.into(&mut self.disabled),
            "PluginPrivilege" => slot.into(&mut self.plugin_privilege),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Remote", &self.remote);
        members.given("Disabled", &self.disabled);
        members.given("PluginPrivilege", &self.plugin_privilege);
    }
}

pierhead_support::object!(TaskPluginSpec);
