// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The number of a container's processes and threads. An empty object where it is not counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PidsStats {
    /// How many there are now.
    pub current: Option<u64>,
    /// How many there may be. Absent or 0 means no limit.
    pub limit: Option<u64>,
}

impl data::Object for PidsStats {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "current" => slot.into(&mut self.current),
            "limit" => slot.into(&mut self.limit),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("current", &self.current);
        members.given("limit", &self.limit);
    }
}

pierhead_support::object!(PidsStats);
