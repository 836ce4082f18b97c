// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The answer to a request to create a network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkCreateResponse {
    /// Id of the new network.
    pub id: Option<String>,
    /// What the engine would like to warn about, such as a name that exists already. Empty when there is nothing.
    pub warning: Option<String>,
}

impl data::Object for NetworkCreateResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Id" => slot.into(&mut self.id),
            "Warning" => slot.into(&mut self.warning),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Id", &self.id);
        members.given("Warning", &self.warning);
    }
}

pierhead_support::object!(NetworkCreateResponse);
