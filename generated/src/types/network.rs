// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Timestamp, data};
use std::collections::BTreeMap;
use super::{ConfigReference, Ipam, NetworkContainer};

/// A network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// Its name. Other networks may have the same.
    pub name: Option<String>,
    /// Its id, 64 hexadecimal digits.
    pub id: Option<String>,
    /// When it was made.
    ///
    /// Not as published: Published with the format dateTime, which is not a format; the text is RFC 3339.
    pub created: Option<Timestamp>,
    /// How far it reaches: `local` for this engine, `swarm` for every node of a swarm, `global` for every engine
    /// that shares a store.
    pub scope: Option<String>,
    /// Name of its driver: `bridge`, `host`, `null`, `macvlan`, `overlay` and so on.
    pub driver: Option<String>,
    /// Whether containers on it get IPv6 addresses.
    pub enable_ipv6: Option<bool>,
    /// How its addresses are managed.
    pub ipam: Option<Ipam>,
    /// Whether it is cut off from the world outside: no gateway, and no published ports.
    pub internal: Option<bool>,
    /// Whether single containers may join it, if it belongs to a swarm.
    pub attachable: Option<bool>,
    /// Whether it is the one over which a swarm publishes ports.
    pub ingress: Option<bool>,
    /// The containers on it now, by their ids. Empty in the list of networks.
    pub containers: Option<BTreeMap<String, NetworkContainer>>,
    /// Options of its driver, by name. Empty or null when there are none.
    pub options: Option<BTreeMap<String, String>>,
    /// Its labels. Empty or null when there are none.
    pub labels: Option<BTreeMap<String, String>>,
    /// Whether it is only a template for others and carries nothing itself.
    ///
    /// Not as published: Sent since 1.30, documented from 1.41.
    ///
    /// Since version 1.30.
    pub config_only: Option<bool>,
    /// The template that it was made from.
    ///
    /// Not as published: Sent since 1.30, documented from 1.41.
    ///
    /// Since version 1.30.
    pub config_from: Option<ConfigReference>,
}

impl data::Object for Network {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Id" => slot.into(&mut self.id),
            "Created" => slot.into(&mut self.created),
            "Scope" => slot.into(&mut self.scope),
            "Driver" => slot.into(&mut self.driver),
            "EnableIPv6" => slot.into(&mut self.enable_ipv6),
            "IPAM" => slot.into(&mut self.ipam),
            "Internal" => slot.into(&mut self.internal),
            "Attachable" => slot.into(&mut self.attachable),
            "Ingress" => slot.into(&mut self.ingress),
            "Containers" => slot.into(&mut self.containers),
            "Options" => slot.into(&mut self.options),
            "Labels" => slot.into(&mut self.labels),
            "ConfigOnly" => slot.into(&mut self.config_only),
            "ConfigFrom" => slot.into(&mut self.config_from),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Id", &self.id);
        members.given("Created", &self.created);
        members.given("Scope", &self.scope);
        members.given("Driver", &self.driver);
        members.given("EnableIPv6", &self.enable_ipv6);
        members.given("IPAM", &self.ipam);
        members.given("Internal", &self.internal);
        members.given("Attachable", &self.attachable);
        members.given("Ingress", &self.ingress);
        members.given("Containers", &self.containers);
        members.given("Options", &self.options);
        members.given("Labels", &self.labels);
        members.given("ConfigOnly", &self.config_only);
        members.given("ConfigFrom", &self.config_from);
    }
}

pierhead_support::object!(Network);
