// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;

/// A driver by name, with its options.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Driver {
    /// The name of the driver.
    pub name: String,
    /// Options of the driver's own; empty for none.
    pub options: Option<BTreeMap<String, String>>,
}

impl data::Object for Driver {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Options" => slot.into(&mut self.options),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Name", &self.name);
        members.given("Options", &self.options);
    }
}

pierhead_support::object!(Driver);
