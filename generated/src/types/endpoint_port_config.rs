// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::EndpointPortConfigProtocol;

/// A port that a service publishes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointPortConfig {
    /// A name for the port; empty for none.
    pub name: Option<String>,
    /// The protocol. Empty means `tcp`.
    pub protocol: Option<EndpointPortConfigProtocol>,
    /// The port in the container.
    pub target_port: Option<i64>,
    /// The port on the nodes. 0 or absent lets the swarm choose.
    pub published_port: Option<i64>,
}

impl data::Object for EndpointPortConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Protocol" => slot.into(&mut self.protocol),
            "TargetPort" => slot.into(&mut self.target_port),
            "PublishedPort" => slot.into(&mut self.published_port),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Protocol", &self.protocol);
        members.given("TargetPort", &self.target_port);
        members.given("PublishedPort", &self.published_port);
    }
}

pierhead_support::object!(EndpointPortConfig);
