// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A container's share of one block device, relative to other containers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeightDevice {
    /// Path of the block device on the host.
    pub path: Option<String>,
    /// The share, from 10 to 1000. 0 means the general `BlkioWeight`.
    pub weight: Option<i64>,
}

impl data::Object for WeightDevice {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Path" => slot.into(&mut self.path),
            "Weight" => slot.into(&mut self.weight),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Path", &self.path);
        members.given("Weight", &self.weight);
    }
}

pierhead_support::object!(WeightDevice);
