// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// What a prune of the build cache freed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BuildPruneResponse {
    /// Bytes that became free.
    pub space_reclaimed: Option<i64>,
}

impl data::Object for BuildPruneResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "SpaceReclaimed" => slot.into(&mut self.space_reclaimed),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("SpaceReclaimed", &self.space_reclaimed);
    }
}

pierhead_support::object!(BuildPruneResponse);
