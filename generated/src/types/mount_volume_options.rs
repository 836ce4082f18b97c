// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::MountVolumeDriver;

/// What can be said about a mount of type `volume` only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MountVolumeOptions {
    /// Leave the new, empty volume empty. When false it is filled with what the image has at the target path.
    pub no_copy: Option<bool>,
    /// Labels for the volume, if it is made now. Ignored for a volume that exists.
    pub labels: Option<BTreeMap<String, String>>,
    /// How to make the volume if it does not exist. Absent means the `local` driver without options.
    pub driver_config: Option<MountVolumeDriver>,
}

impl data::Object for MountVolumeOptions {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "NoCopy" => slot.into(&mut self.no_copy),
            "Labels" => slot.into(&mut self.labels),
            "DriverConfig" => slot.into(&mut self.driver_config),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("NoCopy", &self.no_copy);
        members.given("Labels", &self.labels);
        members.given("DriverConfig", &self.driver_config);
    }
}

pierhead_support::object!(MountVolumeOptions);
