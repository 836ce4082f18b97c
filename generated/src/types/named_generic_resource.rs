// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// One single resource of a node, told apart from others of its kind by a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NamedGenericResource {
    /// What kind of resource it is, as the node's administrator calls it.
    pub kind: Option<String>,
    /// Name of this one.
    pub value: Option<String>,
}

impl data::Object for NamedGenericResource {
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

pierhead_support::object!(NamedGenericResource);
