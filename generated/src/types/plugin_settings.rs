// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{PluginDevice, PluginMount};

/// The values of a plugin that the user can change, as they are now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginSettings {
    /// The mounts.
    pub mounts: Vec<PluginMount>,
    /// The environment variables, each `NAME=value`.
    pub env: Vec<String>,
    /// The arguments that are appended to the entry point.
    pub args: Vec<String>,
    /// The devices.
    pub devices: Vec<PluginDevice>,
}

impl data::Object for PluginSettings {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Mounts" => slot.into(&mut self.mounts),
            "Env" => slot.into(&mut self.env),
            "Args" => slot.into(&mut self.args),
            "Devices" => slot.into(&mut self.devices),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Mounts", &self.mounts);
        members.always("Env", &self.env);
        members.always("Args", &self.args);
        members.always("Devices", &self.devices);
    }
}

pierhead_support::object!(PluginSettings);
