// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{EndpointPortConfig, EndpointSpec, ServiceVirtualIp};

/// How a service is reached, as the swarm has set it up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceEndpoint {
    /// What was asked for.
    pub spec: Option<EndpointSpec>,
    /// The published ports, with those that the swarm chose.
    pub ports: Option<Vec<EndpointPortConfig>>,
    /// The addresses of the service, one per network.
    pub virtual_ips: Option<Vec<ServiceVirtualIp>>,
}

impl data::Object for ServiceEndpoint {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Spec" => slot.into(&mut self.spec),
            "Ports" => slot.into(&mut self.ports),
            "VirtualIPs" => slot.into(&mut self.virtual_ips),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Spec", &self.spec);
        members.given("Ports", &self.ports);
        members.given("VirtualIPs", &self.virtual_ips);
    }
}

pierhead_support::object!(ServiceEndpoint);
