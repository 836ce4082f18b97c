// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// Addresses that a container wants on a network. They must lie in a subnet that the network's maker chose.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointIpamConfig {
    /// IPv4 address, without a prefix length. Empty lets the network pick.
    pub ipv4_address: Option<String>,
    /// IPv6 address, without a prefix length. Empty lets the network pick.
    pub ipv6_address: Option<String>,
    /// Addresses of the local link, IPv4 or IPv6, to add to the interface.
    pub link_local_ips: Option<Vec<String>>,
}

impl data::Object for EndpointIpamConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "IPv4Address" => slot.into(&mut self.ipv4_address),
            "IPv6Address" => slot.into(&mut self.ipv6_address),
            "LinkLocalIPs" => slot.into(&mut self.link_local_ips),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("IPv4Address", &self.ipv4_address);
        members.given("IPv6Address", &self.ipv6_address);
        members.given("LinkLocalIPs", &self.link_local_ips);
    }
}

pierhead_support::object!(EndpointIpamConfig);
