// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The result of a build or a push, for programs: the keys that fit are present.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuxiliaryResult {
    /// Id of the image that was built.
    pub id: Option<String>,
    /// Tag that was pushed.
    pub tag: Option<String>,
    /// Digest of the manifest that was pushed.
    pub digest: Option<String>,
    /// Bytes of the manifest that was pushed.
    pub size: Option<i64>,
}

impl data::Object for AuxiliaryResult {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ID" => slot.into(&mut self.id),
            "Tag" => slot.into(&mut self.tag),
            "Digest" => slot.into(&mut self.digest),
            "Size" => slot.into(&mut self.size),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ID", &self.id);
        members.given("Tag", &self.tag);
        members.given("Digest", &self.digest);
        members.given("Size", &self.size);
    }
}

pierhead_support::object!(AuxiliaryResult);
