// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// Spread tasks evenly over the values of a label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlacementSpread {
    /// The label, for example `node.labels.zone`.
    pub spread_descriptor: Option<String>,
}

impl data::Object for PlacementSpread {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "SpreadDescriptor" => slot.into(&mut self.spread_descriptor),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("SpreadDescriptor", &self.spread_descriptor);
    }
}

pierhead_support::object!(PlacementSpread);
