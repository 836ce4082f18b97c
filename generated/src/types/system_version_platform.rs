// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The product that an engine is part of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SystemVersionPlatform {
    /// Its name. Empty when there is none.
    pub name: Option<String>,
}

impl data::Object for SystemVersionPlatform {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
    }
}

pierhead_support::object!(SystemVersionPlatform);
