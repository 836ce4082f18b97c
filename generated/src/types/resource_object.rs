// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::GenericResources;

/// Amounts of processor time, memory and countable things, as a limit, a reservation, or what a node has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResourceObject {
    /// Processor time in billionths of one processor: 1500000000 is one and a half. 0 or absent means no amount.
    pub nano_cpus: Option<i64>,
    /// Memory in bytes. 0 or absent means no amount.
    pub memory_bytes: Option<i64>,
    /// Countable things of the user's own naming, such as graphics cards.
    pub generic_resources: Option<GenericResources>,
}

impl data::Object for ResourceObject {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "NanoCPUs" => slot.into(&mut self.nano_cpus),
            "MemoryBytes" => slot.into(&mut self.memory_bytes),
            "GenericResources" => slot.into(&mut self.generic_resources),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("NanoCPUs", &self.nano_cpus);
        members.given("MemoryBytes", &self.memory_bytes);
        members.given("GenericResources", &self.generic_resources);
    }
}

pierhead_support::object!(ResourceObject);
