// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// Which state of an object of the swarm this is. It grows with every change; a request to change the object
/// must name the version that it was made from, and is refused when another change came in between.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ObjectVersion {
    /// The number of the state, counted over the whole swarm.
    pub index: Option<u64>,
}

impl data::Object for ObjectVersion {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Index" => slot.into(&mut self.index),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Index", &self.index);
    }
}

pierhead_support::object!(ObjectVersion);
