// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::PlacementSpread;

/// A wish for the placement of tasks, kept where possible.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlacementPreference {
    /// Spread over the values of a label.
    pub spread: Option<PlacementSpread>,
}

impl data::Object for PlacementPreference {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Spread" => slot.into(&mut self.spread),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Spread", &self.spread);
    }
}

pierhead_support::object!(PlacementPreference);
