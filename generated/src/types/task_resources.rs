// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::ResourceObject;

/// What each task may use at most, and what it needs at least.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskResources {
    /// At most this much. Absent means no limit.
    pub limits: Option<ResourceObject>,
    /// A node is chosen only if it has this much left. Absent means nothing is reserved.
    pub reservations: Option<ResourceObject>,
}

impl data::Object for TaskResources {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Limits" => slot.into(&mut self.limits),
            "Reservations" => slot.into(&mut self.reservations),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Limits", &self.limits);
        members.given("Reservations", &self.reservations);
    }
}

pierhead_support::object!(TaskResources);
