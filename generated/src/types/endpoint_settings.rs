// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::EndpointIpamConfig;

/// A container's endpoint on one network: what was asked for (`IPAMConfig`, `Links`, `Aliases`, `DriverOpts`)
/// and what it got (all the rest). Requests need the first part only; what they say in the second is ignored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointSettings {
    /// Addresses that the container wants. null or absent means that the network picks.
    pub ipam_config: Option<EndpointIpamConfig>,
    /// Containers that this one reaches under an alias on this network, as `NAME:alias`.
    pub links: Option<Vec<String>>,
    /// Further names under which others on the network reach the container. The engine adds the short id. Not
    /// possible on its own bridge.
    pub aliases: Option<Vec<String>>,
    /// Id of the network.
    pub network_id: Option<String>,
    /// Id of the endpoint. Empty while the container does not run.
    pub endpoint_id: Option<String>,
    /// IPv4 gateway. Empty while the container does not run.
    pub gateway: Option<String>,
    /// IPv4 address. Empty while the container does not run.
    pub ip_address: Option<String>,
    /// Length of the IPv4 prefix, in bits.
    pub ip_prefix_len: Option<i64>,
    /// IPv6 gateway. Empty without IPv6.
    pub ipv6_gateway: Option<String>,
    /// IPv6 address. Empty without IPv6.
    pub global_ipv6_address: Option<String>,
    /// Length of the IPv6 prefix, in bits; 0 without IPv6.
    pub global_ipv6_prefix_len: Option<i64>,
    /// MAC address of the interface.
    pub mac_address: Option<String>,
    /// Options for the network's driver, for this endpoint only. null or empty means none.
    pub driver_opts: Option<BTreeMap<String, String>>,
}

impl data::Object for EndpointSettings {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "IPAMConfig" => slot.into(&mut self.ipam_config),
            "Links" => slot.into(&mut self.links),
            "Aliases" => slot.into(&mut self.aliases),
            "NetworkID" => slot.into(&mut self.network_id),
            "EndpointID" => slot.into(&mut self.endpoint_id),
            "Gateway" => slot.into(&mut self.gateway),
            "IPAddress" => slot.into(&mut self.ip_address),
            "IPPrefixLen" => slot.into(&mut self.ip_prefix_len),
            "IPv6Gateway" => slot.into(&mut self.ipv6_gateway),
            "GlobalIPv6Address" => slot.into(&mut self.global_ipv6_address),
            "GlobalIPv6PrefixLen" => slot.into(&mut self.global_ipv6_prefix_len),
            "MacAddress" => slot.into(&mut self.mac_address),
            "DriverOpts" => slot.into(&mut self.driver_opts),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("IPAMConfig", &self.ipam_config);
        members.always("Links", &self.links);
        members.always("Aliases", &self.aliases);
        members.given("NetworkID", &self.network_id);
        members.given("EndpointID", &self.endpoint_id);
        members.given("Gateway", &self.gateway);
        members.given("IPAddress", &self.ip_address);
        members.given("IPPrefixLen", &self.ip_prefix_len);
        members.given("IPv6Gateway", &self.ipv6_gateway);
        members.given("GlobalIPv6Address", &self.global_ipv6_address);
        members.given("GlobalIPv6PrefixLen", &self.global_ipv6_prefix_len);
        members.given("MacAddress", &self.mac_address);
        members.always("DriverOpts", &self.driver_opts);
    }
}

pierhead_support::object!(EndpointSettings);
