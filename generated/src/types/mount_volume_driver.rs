// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;

/// The driver that makes a volume that does not exist yet, and its options.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MountVolumeDriver {
    /// Which driver makes it. Empty means `local`.
    pub name: Option<String>,
    /// Options for the driver, by name; which there are is the driver's business. Empty or null means none.
    pub options: Option<BTreeMap<String, String>>,
}

impl data::Object for MountVolumeDriver {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Options" => slot.into(&mut self.options),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Options", &self.options);
    }
}

pierhead_support::object!(MountVolumeDriver);
