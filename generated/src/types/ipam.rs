// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;

/// How the addresses of a network are managed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ipam {
    /// Name of the driver that hands out addresses. Empty means `default`, which is part of the engine.
    pub driver: Option<String>,
    /// The subnets, each as a map with `Subnet` (with prefix length) and optionally `IPRange`, `Gateway` and
    /// `AuxiliaryAddresses`. null or empty in a request lets the engine pick one.
    pub config: Option<Vec<BTreeMap<String, String>>>,
    /// Options for the driver, by name. null or empty means none.
    ///
    /// Not as published: moby 38354: published as a list of maps; engines read and write one map.
    pub options: Option<BTreeMap<String, String>>,
}

impl data::Object for Ipam {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Driver" => slot.into(&mut self.driver),
            "Config" => slot.into(&mut self.config),
            "Options" => slot.into(&mut self.options),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Driver", &self.driver);
        members.always("Config", &self.config);
        members.always("Options", &self.options);
    }
}

pierhead_support::object!(Ipam);
