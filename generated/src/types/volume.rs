// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Map, Timestamp, Value, data};
use std::collections::BTreeMap;
use super::{VolumeScope, VolumeUsageData};

/// A volume.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Volume {
    /// Its name; an anonymous one has 64 hexadecimal digits.
    pub name: String,
    /// Name of the driver that made it.
    pub driver: String,
    /// Where its content is on the host. Empty for a driver that says so only while it is mounted.
    pub mountpoint: String,
    /// When it was made. Absent when the driver does not say.
    ///
    /// Not as published: Published with the format dateTime, which is not a format; the text is RFC 3339.
    pub created_at: Option<Timestamp>,
    /// What the driver tells about it, with keys of its own. Absent when it tells nothing.
    pub status: Option<BTreeMap<String, Map<String, Value>>>,
    /// Its labels; null when there are none.
    pub labels: Option<BTreeMap<String, String>>,
    /// How far it reaches: `local` for this engine, `global` for every engine with that driver.
    pub scope: VolumeScope,
    /// Options that the driver was given when it was made; null when there were none.
    pub options: Option<BTreeMap<String, String>>,
    /// Its size and users. Absent except from `GET /system/df`.
    pub usage_data: Option<VolumeUsageData>,
}

impl data::Object for Volume {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Driver" => slot.into(&mut self.driver),
            "Mountpoint" => slot.into(&mut self.mountpoint),
            "CreatedAt" => slot.into(&mut self.created_at),
            "Status" => slot.into(&mut self.status),
            "Labels" => slot.into(&mut self.labels),
            "Scope" => slot.into(&mut self.scope),
            "Options" => slot.into(&mut self.options),
            "UsageData" => slot.into(&mut self.usage_data),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Name", &self.name);
        members.always("Driver", &self.driver);
        members.always("Mountpoint", &self.mountpoint);
        members.given("CreatedAt", &self.created_at);
        members.given("Status", &self.status);
        members.always("Labels", &self.labels);
        members.always("Scope", &self.scope);
        members.always("Options", &self.options);
        members.given("UsageData", &self.usage_data);
    }
}

pierhead_support::object!(Volume);
