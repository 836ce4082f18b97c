// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::Network;

/// A network that a task is connected to, and its addresses there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkAttachment {
    /// The network.
    pub network: Option<Network>,
    /// The addresses of the task, each with the length of its prefix.
    pub addresses: Option<Vec<String>>,
}

impl data::Object for NetworkAttachment {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Network" => slot.into(&mut self.network),
            "Addresses" => slot.into(&mut self.addresses),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Network", &self.network);
        members.given("Addresses", &self.addresses);
    }
}

pierhead_support::object!(NetworkAttachment);
