// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::PortType;

/// One port of a container in the list of containers: exposed only, or published on an address of the host. A
/// port that is published on several addresses appears once for each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Port {
    /// Address of the host on which the port is published; `0.0.0.0` and `::` mean all of them. Absent when the
    /// port is not published.
    pub ip: Option<String>,
    /// The port on which the container listens, inside it.
    pub private_port: u16,
    /// The port on the host. Absent when the port is not published.
    pub public_port: Option<u16>,
    /// The transport protocol.
    pub type_: PortType,
}

impl data::Object for Port {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "IP" => slot.into(&mut self.ip),
            "PrivatePort" => slot.into(&mut self.private_port),
            "PublicPort" => slot.into(&mut self.public_port),
            "Type" => slot.into(&mut self.type_),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("IP", &self.ip);
        members.always("PrivatePort", &self.private_port);
        members.given("PublicPort", &self.public_port);
        members.always("Type", &self.type_);
    }
}

pierhead_support::object!(Port);
