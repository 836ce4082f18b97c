// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A container on a network, as the network sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkContainer {
    /// Name of the container, without the leading `/`.
    pub name: Option<String>,
    /// Id of its endpoint.
    pub endpoint_id: Option<String>,
    /// MAC address of its interface.
    pub mac_address: Option<String>,
    /// Its IPv4 address with prefix length. Empty without one.
    pub ipv4_address: Option<String>,
    /// Its IPv6 address with prefix length. Empty without one.
    pub ipv6_address: Option<String>,
}

impl data::Object for NetworkContainer {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "EndpointID" => slot.into(&mut self.endpoint_id),
            "MacAddress" => slot.into(&mut self.mac_address),
            "IPv4Address" => slot.into(&mut self.ipv4_address),
            "IPv6Address" => slot.into(&mut self.ipv6_address),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("EndpointID", &self.endpoint_id);
        members.given("MacAddress", &self.mac_address);
        members.given("IPv4Address", &self.ipv4_address);
        members.given("IPv6Address", &self.ipv6_address);
    }
}

pierhead_support::object!(NetworkContainer);
