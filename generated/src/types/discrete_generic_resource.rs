// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A number of resources of one kind that are not told apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DiscreteGenericResource {
    /// What kind of resource it is, as the node's administrator calls it.
    pub kind: Option<String>,
    /// How many there are.
    pub value: Option<i64>,
}

impl data::Object for DiscreteGenericResource {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Kind" => slot.into(&mut self.kind),
            "Value" => slot.into(&mut self.value),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Kind", &self.kind);
        members.given("Value", &self.value);
    }
}

pierhead_support::object!(DiscreteGenericResource);
