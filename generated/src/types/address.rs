// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// An address and the length of its network prefix.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// The IPv4 or IPv6 address.
    pub addr: Option<String>,
    /// Length of the prefix, in bits.
    pub prefix_len: Option<i64>,
}

impl data::Object for Address {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Addr" => slot.into(&mut self.addr),
            "PrefixLen" => slot.into(&mut self.prefix_len),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Addr", &self.addr);
        members.given("PrefixLen", &self.prefix_len);
    }
}

pierhead_support::object!(Address);
