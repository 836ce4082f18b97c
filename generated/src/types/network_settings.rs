// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::{Address, EndpointSettings, PortMap};

/// A container's place in its networks, as it is now. The addresses at the top repeat those of the engine's own
/// bridge for old clients and are empty on other networks; `Networks` has them all. Without a running container
/// there are names but no addresses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkSettings {
    /// Name of the bridge the container was attached to before there were networks; always empty now.
    pub bridge: Option<String>,
    /// Id of the container's network namespace, as the engine counts it. Empty when it does not run.
    pub sandbox_id: Option<String>,
    /// Whether the bridge sends a container's packets to its own published ports back to it. Kept for old clients;
    /// false.
    pub hairpin_mode: Option<bool>,
    /// IPv6 address of the local link. Empty where there is none.
    pub link_local_ipv6_address: Option<String>,
    /// Length of that address's prefix, in bits; 0 without one.
    pub link_local_ipv6_prefix_len: Option<i64>,
    /// The container's exposed ports, and where they are published; null for a port that is only exposed.
    pub ports: Option<PortMap>,
    /// Path of the network namespace on the host. Empty when the container does not run.
    pub sandbox_key: Option<String>,
    /// Further IPv4 addresses. null when there are none; engines do not fill it.
    pub secondary_ip_addresses: Option<Vec<Address>>,
    /// Further IPv6 addresses. null when there are none; engines do not fill it.
    pub secondary_ipv6_addresses: Option<Vec<Address>>,
    /// Id of the endpoint on the engine's own bridge. Empty when the container is not on it.
    pub endpoint_id: Option<String>,
    /// IPv4 gateway on the engine's own bridge. Empty when the container is not on it.
    pub gateway: Option<String>,
    /// IPv6 address on the engine's own bridge. Empty without one.
    pub global_ipv6_address: Option<String>,
    /// Length of that address's prefix, in bits; 0 without one.
    pub global_ipv6_prefix_len: Option<i64>,
    /// IPv4 address on the engine's own bridge. Empty when the container is not on it.
    pub ip_address: Option<String>,
    /// Length of that address's prefix, in bits; 0 without one.
    pub ip_prefix_len: Option<i64>,
    /// IPv6 gateway on the engine's own bridge. Empty without one.
    pub ipv6_gateway: Option<String>,
    /// MAC address on the engine's own bridge. Empty when the container is not on it.
    pub mac_address: Option<String>,
    /// The container's endpoint on each of its networks, by the network's name.
    pub networks: Option<BTreeMap<String, EndpointSettings>>,
}

impl data::Object for NetworkSettings {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Bridge" => slot.into(&mut self.bridge),
            "SandboxID" => slot.into(&mut self.sandbox_id),
            "HairpinMode" => slot.into(&mut self.hairpin_mode),
            "LinkLocalIPv6Address" => slot.into(&mut self.link_local_ipv6_address),
            "LinkLocalIPv6PrefixLen" => slot.into(&mut self.link_local_ipv6_prefix_len),
            "Ports" => slot.into(&mut self.ports),
            "SandboxKey" => slot.into(&mut self.sandbox_key),
            "SecondaryIPAddresses" => slot.into(&mut self.secondary_ip_addresses),
            "SecondaryIPv6Addresses" => slot.into(&mut self.secondary_ipv6_addresses),
            "EndpointID" => slot.into(&mut self.endpoint_id),
            "Gateway" => slot.into(&mut self.gateway),
            "GlobalIPv6Address" => slot.into(&mut self.global_ipv6_address),
            "GlobalIPv6PrefixLen" => slot.into(&mut self.global_ipv6_prefix_len),
            "IPAddress" => slot.into(&mut self.ip_address),
            "IPPrefixLen" => slot.into(&mut self.ip_prefix_len),
            "IPv6Gateway" => slot.into(&mut self.ipv6_gateway),
            "MacAddress" => slot.into(&mut self.mac_address),
            "Networks" => slot.into(&mut self.networks),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Bridge", &self.bridge);
        members.given("SandboxID", &self.sandbox_id);
        members.given("HairpinMode", &self.hairpin_mode);
        members.given("LinkLocalIPv6Address", &self.link_local_ipv6_address);
        members.given("LinkLocalIPv6PrefixLen", &self.link_local_ipv6_prefix_len);
        members.given("Ports", &self.ports);
        members.given("SandboxKey", &self.sandbox_key);
        members.always("SecondaryIPAddresses", &self.secondary_ip_addresses);
        members.always("SecondaryIPv6Addresses", &self.secondary_ipv6_addresses);
        members.given("EndpointID", &self.endpoint_id);
        members.given("Gateway", &self.gateway);
        members.given("GlobalIPv6Address", &self.global_ipv6_address);
        members.given("GlobalIPv6PrefixLen", &self.global_ipv6_prefix_len);
        members.given("IPAddress", &self.ip_address);
        members.given("IPPrefixLen", &self.ip_prefix_len);
        members.given("IPv6Gateway", &self.ipv6_gateway);
        members.given("MacAddress", &self.mac_address);
        members.given("Networks", &self.networks);
    }
}

pierhead_support::object!(NetworkSettings);
