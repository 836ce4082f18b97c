// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// One place on the host where a port of a container is published.
///
/// Not as published: moby 39264: published as nullable; it is the list of bindings that may be null.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PortBinding {
    /// Address of the host. Empty means every address.
    pub host_ip: Option<String>,
    /// Port of the host as a decimal string; a range `8000-8010` lets the engine pick from it. Empty or `0` lets it
    /// pick from all.
    pub host_port: Option<String>,
}

impl data::Object for PortBinding {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "HostIp" => slot.into(&mut self.host_ip),
            "HostPort" => slot.into(&mut self.host_port),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("HostIp", &self.host_ip);
        members.given("HostPort", &self.host_port);
    }
}

pierhead_support::object!(PortBinding);
