// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The network of a plugin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginNetwork {
    /// `host` for the network of the host, `bridge` or `none`; empty means none.
    pub type_: String,
}

impl data::Object for PluginNetwork {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Type" => slot.into(&mut self.type_),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Type", &self.type_);
    }
}

pierhead_support::object!(PluginNetwork);
