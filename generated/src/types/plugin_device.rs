// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A device that a plugin wants to use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginDevice {
    /// The name by which settings address the device.
    pub name: String,
    /// What the device is for, for a person to read.
    pub description: String,
    /// Which fields may be changed with the set operation; empty for none.
    pub settable: Vec<String>,
    /// The path of the device on the host.
    pub path: String,
}

impl data::Object for PluginDevice {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Description" => slot.into(&mut self.description),
            "Settable" => slot.into(&mut self.settable),
            "Path" => slot.into(&mut self.path),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Name", &self.name);
        members.always("Description", &self.description);
        members.always("Settable", &self.settable);
        members.always("Path", &self.path);
    }
}

pierhead_support::object!(PluginDevice);
