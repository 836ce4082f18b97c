// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::PluginDevice;

/// What a plugin may do on a Linux host beyond the default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginLinux {
    /// Capabilities that are added, with the prefix `CAP_`.
    pub capabilities: Vec<String>,
    /// Whether the plugin may use every device of the host.
    pub allow_all_devices: bool,
    /// The devices that are made inside the plugin.
    pub devices: Vec<PluginDevice>,
}

impl data::Object for PluginLinux {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Capabilities" => slot.into(&mut self.capabilities),
            "AllowAllDevices" => slot.into(&mut self.allow_all_devices),
            "Devices" => slot.into(&mut self.devices),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Capabilities", &self.capabilities);
        members.always("AllowAllDevices", &self.allow_all_devices);
        members.always("Devices", &self.devices);
    }
}

pierhead_support::object!(PluginLinux);
