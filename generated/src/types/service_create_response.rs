// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A service that was stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceCreateResponse {
    /// The id of the service.
    pub id: Option<String>,
    /// What may not work as wished; absent when there is nothing.
    pub warning: Option<String>,
}

impl data::Object for ServiceCreateResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ID" => slot.into(&mut self.id),
            "Warning" => slot.into(&mut self.warning),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ID", &self.id);
        members.given("Warning", &self.warning);
    }
}

pierhead_support::object!(ServiceCreateResponse);
