// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// What is configured for one registry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexInfo {
    /// Name of the registry, with its port where it has one.
    pub name: Option<String>,
    /// Addresses that are tried before it, in this order.
    pub mirrors: Option<Vec<String>>,
    /// Whether TLS with a certificate that can be checked is demanded.
    pub secure: Option<bool>,
    /// Whether it is Docker Hub.
    pub official: Option<bool>,
}

impl data::Object for IndexInfo {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Mirrors" => slot.into(&mut self.mirrors),
            "Secure" => slot.into(&mut self.secure),
            "Official" => slot.into(&mut self.official),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Mirrors", &self.mirrors);
        members.given("Secure", &self.secure);
        members.given("Official", &self.official);
    }
}

pierhead_support::object!(IndexInfo);
