// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The id of something that was just made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IdResponse {
    /// The id, in hexadecimal digits; that of an image begins with `sha256:`.
    pub id: String,
}

impl data::Object for IdResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Id" => slot.into(&mut self.id),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Id", &self.id);
    }
}

pierhead_support::object!(IdResponse);
