// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::EndpointSettings;

/// The part of a container's network settings that the list of containers shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerSummaryNetworkSettings {
    /// The container's endpoint on each of its networks, by the network's name.
    pub networks: Option<BTreeMap<String, EndpointSettings>>,
}

impl data::Object for ContainerSummaryNetworkSettings {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Networks" => slot.into(&mut self.networks),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Networks", &self.networks);
    }
}

pierhead_support::object!(ContainerSummaryNetworkSettings);
