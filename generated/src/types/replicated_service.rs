// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A service with a fixed number of tasks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReplicatedService {
    /// How many tasks. Absent means 1; 0 stops them all.
    pub replicas: Option<i64>,
}

impl data::Object for ReplicatedService {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Replicas" => slot.into(&mut self.replicas),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Replicas", &self.replicas);
    }
}

pierhead_support::object!(ReplicatedService);
