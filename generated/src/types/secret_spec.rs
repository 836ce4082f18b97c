// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::Driver;

/// Name, labels and data of a secret.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SecretSpec {
    /// The name of the secret.
    pub name: Option<String>,
    /// Labels of the secret.
    pub labels: Option<BTreeMap<String, String>>,
    /// The data, as base64 with the alphabet for URLs, at most 500 kB. Answers never carry it.
    pub data: Option<String>,
    /// A driver that holds the value elsewhere; absent keeps it in the swarm.
    pub driver: Option<Driver>,
}

impl data::Object for SecretSpec {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Labels" => slot.into(&mut self.labels),
            "Data" => slot.into(&mut self.data),
            "Driver" => slot.into(&mut self.driver),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Labels", &self.labels);
        members.given("Data", &self.data);
        members.given("Driver", &self.driver);
    }
}

pierhead_support::object!(SecretSpec);
