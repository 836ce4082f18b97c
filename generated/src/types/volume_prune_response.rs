// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// What a prune of volumes removed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VolumePruneResponse {
    /// Names of the removed volumes. Empty or null when there were none.
    pub volumes_deleted: Option<Vec<String>>,
    /// Bytes that became free.
    pub space_reclaimed: Option<i64>,
}

impl data::Object for VolumePruneResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "VolumesDeleted" => slot.into(&mut self.volumes_deleted),
            "SpaceReclaimed" => slot.into(&mut self.space_reclaimed),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("VolumesDeleted", &self.volumes_deleted);
        members.given("SpaceReclaimed", &self.space_reclaimed);
    }
}

pierhead_support::object!(VolumePruneResponse);
