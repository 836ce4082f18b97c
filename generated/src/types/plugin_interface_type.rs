// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// One interface that a plugin offers, written `prefix.capability/version`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginInterfaceType {
    /// Whose interface it is, `docker` for those of the engine.
    pub prefix: String,
    /// What the plugin can do, for example `volumedriver`.
    pub capability: String,
    /// The version of the interface.
    pub version: String,
}

impl data::Object for PluginInterfaceType {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Prefix" => slot.into(&mut self.prefix),
            "Capability" => slot.into(&mut self.capability),
            "Version" => slot.into(&mut self.version),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Prefix", &self.prefix);
        members.always("Capability", &self.capability);
        members.always("Version", &self.version);
    }
}

pierhead_support::object!(PluginInterfaceType);
