// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::Ipam;

/// What a new network is to be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkCreateRequest {
    /// Its name. Required; those of the engine's own networks are taken.
    pub name: String,
    /// Refuse a name that another network has. Without it names may repeat, and then only ids tell them apart.
    pub check_duplicate: Option<bool>,
    /// Name of its driver. Empty means `bridge`.
    pub driver: Option<String>,
    /// Cut it off from the world outside.
    pub internal: Option<bool>,
    /// Let single containers join it, if it belongs to a swarm.
    pub attachable: Option<bool>,
    /// Make it the one over which the swarm publishes ports. Only one network can be that.
    pub ingress: Option<bool>,
    /// How its addresses are managed. Absent means that the engine picks a subnet.
    pub ipam: Option<Ipam>,
    /// Give containers on it IPv6 addresses; an IPv6 subnet is then needed.
    pub enable_ipv6: Option<bool>,
    /// Options for its driver, by name, such as `com.docker.network.bridge.name`. Empty means none.
    pub options: Option<BTreeMap<String, String>>,
    /// Labels for it. Empty means none.
    pub labels: Option<BTreeMap<String, String>>,
}

impl data::Object for NetworkCreateRequest {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "CheckDuplicate" => slot.into(&mut self.check_duplicate),
            "Driver" => slot.into(&mut self.driver),
            "Internal" => slot.into(&mut self.internal),
            "Attachable" => slot.into(&mut self.attachable),
            "Ingress" => slot.into(&mut self.ingress),
            "IPAM" => slot.into(&mut self.ipam),
            "EnableIPv6" => slot.into(&mut self.enable_ipv6),
            "Options" => slot.into(&mut self.options),
            "Labels" => slot.into(&mut self.labels),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Name", &self.name);
        members.given("CheckDuplicate", &self.check_duplicate);
        members.given("Driver", &self.driver);
        members.given("Internal", &self.internal);
        members.given("Attachable", &self.attachable);
        members.given("Ingress", &self.ingress);
        members.given("IPAM", &self.ipam);
        members.given("EnableIPv6", &self.enable_ipv6);
        members.given("Options", &self.options);
        members.given("Labels", &self.labels);
    }
}

pierhead_support::object!(NetworkCreateRequest);
