// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::PluginInterfaceType;

/// How the engine talks to a plugin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginInterface {
    /// The interfaces that the plugin offers.
    pub types: Vec<PluginInterfaceType>,
    /// The name of the socket that the plugin listens on, below its run directory.
    pub socket: String,
}

impl data::Object for PluginInterface {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Types" => slot.into(&mut self.types),
            "Socket" => slot.into(&mut self.socket),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Types", &self.types);
        members.always("Socket", &self.socket);
    }
}

pierhead_support::object!(PluginInterface);
