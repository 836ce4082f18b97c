// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A container to disconnect from a network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkDisconnectRequest {
    /// Id of the container, any unambiguous beginning of it, or its name.
    pub container: Option<String>,
    /// Remove the endpoint also when the container is gone and left it behind.
    pub force: Option<bool>,
}

impl data::Object for NetworkDisconnectRequest {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Container" => slot.into(&mut self.container),
            "Force" => slot.into(&mut self.force),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Container", &self.container);
        members.given("Force", &self.force);
    }
}

pierhead_support::object!(NetworkDisconnectRequest);
