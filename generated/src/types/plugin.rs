// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{PluginConfig, PluginSettings};

/// A plugin that is installed on the engine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plugin {
    /// The id of the plugin.
    pub id: Option<String>,
    /// The name it is installed under, with its tag.
    pub name: String,
    /// Whether its process runs.
    pub enabled: bool,
    /// The values that the user can change, as they are now.
    pub settings: PluginSettings,
    /// The reference it was pulled from.
    pub plugin_reference: Option<String>,
    /// What its author declares.
    pub config: PluginConfig,
}

impl data::Object for Plugin {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Id" => slot.into(&mut self.id),
            "Name" => slot.into(&mut self.name),
            "Enabled" => slot.into(&mut self.enabled),
            "Settings" => slot.into(&mut self.settings),
            "PluginReference" => slot.into(&mut self.plugin_reference),
            "Config" => slot.into(&mut self.config),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Id", &self.id);
        members.always("Name", &self.name);
        members.always("Enabled", &self.enabled);
        members.always("Settings", &self.settings);
        members.given("PluginReference", &self.plugin_reference);
        members.always("Config", &self.config);
    }
}

pierhead_support::object!(Plugin);
