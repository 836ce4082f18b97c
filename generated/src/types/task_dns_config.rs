// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// How names are looked up in a container of a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskDnsConfig {
    /// Addresses of name servers; empty uses those of the node.
    pub nameservers: Option<Vec<String>>,
    /// Domains that are tried for short names.
    pub search: Option<Vec<String>>,
    /// Resolver options, as in resolv.conf.
    pub options: Option<Vec<String>>,
}

impl data::Object for TaskDnsConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Nameservers" => slot.into(&mut self.nameservers),
            "Search" => slot.into(&mut self.search),
            "Options" => slot.into(&mut self.options),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Nameservers", &self.nameservers);
        members.given("Search", &self.search);
        members.given("Options", &self.options);
    }
}

pierhead_support::object!(TaskDnsConfig);
