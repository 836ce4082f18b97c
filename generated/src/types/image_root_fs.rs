// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The file system of an image.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImageRootFs {
    /// How the file system is stored; always `layers`.
    pub type_: String,
    /// Digests of the layers' uncompressed archives, the lowest first.
    pub layers: Option<Vec<String>>,
}

impl data::Object for ImageRootFs {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Type" => slot.into(&mut self.type_),
            "Layers" => slot.into(&mut self.layers),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Type", &self.type_);
        members.given("Layers", &self.layers);
    }
}

pierhead_support::object!(ImageRootFs);
