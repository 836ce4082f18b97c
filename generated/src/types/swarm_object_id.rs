// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The id of an object that was stored in the swarm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SwarmObjectId {
    /// The id.
    pub id: Option<String>,
}

impl data::Object for SwarmObjectId {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ID" => slot.into(&mut self.id),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ID", &self.id);
    }
}

pierhead_support::object!(SwarmObjectId);
