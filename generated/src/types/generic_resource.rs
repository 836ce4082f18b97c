// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{DiscreteGenericResource, NamedGenericResource};

/// Something that a node has and tasks may ask for, beside processor and memory. One of the two keys is
/// present.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GenericResource {
    /// A single resource with a name.
    pub named_resource_spec: Option<NamedGenericResource>,
    /// A number of resources without names.
    pub discrete_resource_spec: Option<DiscreteGenericResource>,
}

impl data::Object for GenericResource {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "NamedResourceSpec" => slot.into(&mut self.named_resource_spec),
            "DiscreteResourceSpec" => slot.into(&mut self.discrete_resource_spec),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("NamedResourceSpec", &self.named_resource_spec);
        members.given("DiscreteResourceSpec", &self.discrete_resource_spec);
    }
}

pierhead_support::object!(GenericResource);
