// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A program that makes containers as the OCI runtime specification has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Runtime {
    /// Path of the program, or its name if it is to be looked up.
    pub path: Option<String>,
    /// Arguments that are put before all others. null or absent means none.
    pub runtime_args: Option<Vec<String>>,
}

impl data::Object for Runtime {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "path" => slot.into(&mut self.path),
            "runtimeArgs" => slot.into(&mut self.runtime_args),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("path", &self.path);
        members.given("runtimeArgs", &self.runtime_args);
    }
}

pierhead_support::object!(Runtime);
