// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::EndpointSettings;

/// A container to connect to a network, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkConnectRequest {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub container: Option<String>,
    /// What its endpoint is to be. Absent or null means the defaults.
    pub endpoint_config: Option<EndpointSettings>,
}

impl data::Object for NetworkConnectRequest {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Container" => slot.into(&mut self.container),
            "EndpointConfig" => slot.into(&mut self.endpoint_config),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Container", &self.container);
        members.given("EndpointConfig", &self.endpoint_config);
    }
}

pierhead_support::object!(NetworkConnectRequest);
