// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The layers of a plugin's root file system.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginRootFs {
    /// Always `layers`.
    pub type_: Option<String>,
    /// The digests of the uncompressed layers, lowest first.
    pub diff_ids: Option<Vec<String>>,
}

impl data::Object for PluginRootFs {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "type" => slot.into(&mut self.type_),
            "diff_ids" => slot.into(&mut self.diff_ids),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("type", &self.type_);
        members.given("diff_ids", &self.diff_ids);
    }
}

pierhead_support::object!(PluginRootFs);
