// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The address of a service on one network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceVirtualIp {
    /// The network.
    pub network_id: Option<String>,
    /// The address, with the length of its prefix.
    pub addr: Option<String>,
}

impl data::Object for ServiceVirtualIp {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "NetworkID" => slot.into(&mut self.network_id),
            "Addr" => slot.into(&mut self.addr),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("NetworkID", &self.network_id);
        members.given("Addr", &self.addr);
    }
}

pierhead_support::object!(ServiceVirtualIp);
