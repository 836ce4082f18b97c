// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// An upper bound for the traffic of a container with one block device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThrottleDevice {
    /// Path of the block device on the host.
    pub path: Option<String>,
    /// The bound, per second: bytes, or operations where the property that holds it counts operations. 0 means no
    /// bound.
    pub rate: Option<i64>,
}

impl data::Object for ThrottleDevice {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Path" => slot.into(&mut self.path),
            "Rate" => slot.into(&mut self.rate),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Path", &self.path);
        members.given("Rate", &self.rate);
    }
}

pierhead_support::object!(ThrottleDevice);
