// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// One count of a block device's traffic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BlkioStatEntry {
    /// Major number of the device.
    pub major: Option<u64>,
    /// Minor number of the device.
    pub minor: Option<u64>,
    /// What is counted: `Read`, `Write`, `Sync`, `Async`, `Discard` or `Total`. Empty where the kernel does not
    /// tell them apart.
    pub op: Option<String>,
    /// The count, in the unit of the list that holds it.
    pub value: Option<u64>,
}

impl data::Object for BlkioStatEntry {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "major" => slot.into(&mut self.major),
            "minor" => slot.into(&mut self.minor),
            "op" => slot.into(&mut self.op),
            "value" => slot.into(&mut self.value),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("major", &self.major);
        members.given("minor", &self.minor);
        members.given("op", &self.op);
        members.given("value", &self.value);
    }
}

pierhead_support::object!(BlkioStatEntry);
