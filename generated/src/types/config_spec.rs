// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;

/// Name, labels and data of a config.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConfigSpec {
    /// The name of the config.
    pub name: Option<String>,
    /// Labels of the config.
    pub labels: Option<BTreeMap<String, String>>,
    /// The data, as base64 with the alphabet for URLs, at most 500 kB.
    pub data: Option<String>,
}

impl data::Object for ConfigSpec {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Labels" => slot.into(&mut self.labels),
            "Data" => slot.into(&mut self.data),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Labels", &self.labels);
        members.given("Data", &self.data);
    }
}

pierhead_support::object!(ConfigSpec);
