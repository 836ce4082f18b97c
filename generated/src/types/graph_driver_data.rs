// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;

/// Where the storage driver keeps a container's or an image's file system.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GraphDriverData {
    /// Which storage driver it is.
    pub name: String,
    /// What the driver tells about it, mostly paths on the host. The keys depend on the driver; null or empty when
    /// it tells nothing.
    pub data: BTreeMap<String, String>,
}

impl data::Object for GraphDriverData {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Data" => slot.into(&mut self.data),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Name", &self.name);
        members.always("Data", &self.data);
    }
}

pierhead_support::object!(GraphDriverData);
