// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// Version of a program that the engine relies on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Commit {
    /// The version that is there, or the commit that it was built from. Empty when it cannot be asked.
    pub id: Option<String>,
    /// The version that the engine was built for. Empty when any will do.
    pub expected: Option<String>,
}

impl data::Object for Commit {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ID" => slot.into(&mut self.id),
            "Expected" => slot.into(&mut self.expected),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ID", &self.id);
        members.given("Expected", &self.expected);
    }
}

pierhead_support::object!(Commit);
