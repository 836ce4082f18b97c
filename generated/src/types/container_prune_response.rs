// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// What a prune of containers removed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerPruneResponse {
    /// Ids of the removed containers. Empty or null when there were none.
    pub containers_deleted: Option<Vec<String>>,
    /// Bytes that became free.
    pub space_reclaimed: Option<i64>,
}

impl data::Object for ContainerPruneResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ContainersDeleted" => slot.into(&mut self.containers_deleted),
            "SpaceReclaimed" => slot.into(&mut self.space_reclaimed),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("ContainersDeleted", &self.containers_deleted);
        members.given("SpaceReclaimed", &self.space_reclaimed);
    }
}

pierhead_support::object!(ContainerPruneResponse);
