// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The answer to a change of limits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerUpdateResponse {
    /// Sentences about limits that cannot have the effect asked for. Empty or null when there are none.
    pub warnings: Option<Vec<String>>,
}

impl data::Object for ContainerUpdateResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Warnings" => slot.into(&mut self.warnings),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Warnings", &self.warnings);
    }
}

pierhead_support::object!(ContainerUpdateResponse);
