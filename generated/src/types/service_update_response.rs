// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// What the engine has to say about an update it stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceUpdateResponse {
    /// What may not work as wished; absent or empty when there is nothing.
    pub warnings: Option<Vec<String>>,
}

impl data::Object for ServiceUpdateResponse {
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
        members.given("Warnings", &self.warnings);
    }
}

pierhead_support::object!(ServiceUpdateResponse);
