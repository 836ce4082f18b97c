// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;

/// What a new volume is to be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VolumeCreateRequest {
    /// Its name: a letter or digit followed by at least one more of letters, digits, `_`, `.` and `-`. Absent or
    /// empty, the engine makes one up.
    pub name: Option<String>,
    /// Name of the driver that is to make it. Empty means `local`.
    pub driver: Option<String>,
    /// Options for the driver, by name; `local` knows `type`, `device` and `o`, as `mount` does. Empty means none.
    pub driver_opts: Option<BTreeMap<String, String>>,
    /// Labels for it. Empty means none.
    pub labels: Option<BTreeMap<String, String>>,
}

impl data::Object for VolumeCreateRequest {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Driver" => slot.into(&mut self.driver),
            "DriverOpts" => slot.into(&mut self.driver_opts),
            "Labels" => slot.into(&mut self.labels),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Driver", &self.driver);
        members.given("DriverOpts", &self.driver_opts);
        members.given("Labels", &self.labels);
    }
}

pierhead_support::object!(VolumeCreateRequest);
