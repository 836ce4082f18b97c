// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The network from which another takes its configuration.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConfigReference {
    /// Name of that network. Empty means none.
    pub network: Option<String>,
}

impl data::Object for ConfigReference {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Network" => slot.into(&mut self.network),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Network", &self.network);
    }
}

pierhead_support::object!(ConfigReference);
