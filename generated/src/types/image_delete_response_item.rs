// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// One step in the removal of an image. One of the two keys is present.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImageDeleteResponseItem {
    /// A name, or a name with digest, that was taken away.
    pub untagged: Option<String>,
    /// Id of an image or digest of a layer that was removed.
    pub deleted: Option<String>,
}

impl data::Object for ImageDeleteResponseItem {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Untagged" => slot.into(&mut self.untagged),
            "Deleted" => slot.into(&mut self.deleted),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Untagged", &self.untagged);
        members.given("Deleted", &self.deleted);
    }
}

pierhead_support::object!(ImageDeleteResponseItem);
