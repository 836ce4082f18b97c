// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The answer to a request to create a container.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerCreateResponse {
    /// Id of the new container.
    pub id: String,
    /// Sentences about what was asked for and will not do what it seems to. Empty, or null from some engines, when
    /// there are none.
    pub warnings: Vec<String>,
}

impl data::Object for ContainerCreateResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Id" => slot.into(&mut self.id),
            "Warnings" => slot.into(&mut self.warnings),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Id", &self.id);
        members.always("Warnings", &self.warnings);
    }
}

pierhead_support::object!(ContainerCreateResponse);
