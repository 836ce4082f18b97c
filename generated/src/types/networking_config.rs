// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::EndpointSettings;

/// The networks that a new container is connected to at its start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkingConfig {
    /// Settings of the endpoint on each network, by the network's name. At creation one network at most, that of
    /// `NetworkMode`; more are connected afterwards. Empty means the defaults.
    pub endpoints_config: Option<BTreeMap<String, EndpointSettings>>,
}

impl data::Object for NetworkingConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "EndpointsConfig" => slot.into(&mut self.endpoints_config),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("EndpointsConfig", &self.endpoints_config);
    }
}

pierhead_support::object!(NetworkingConfig);
