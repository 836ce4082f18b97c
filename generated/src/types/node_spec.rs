// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::{NodeSpecAvailability, NodeSpecRole};

/// What is asked of a node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeSpec {
    /// A name for the node; empty for none.
    pub name: Option<String>,
    /// Labels that the user gives the node, for placement.
    pub labels: Option<BTreeMap<String, String>>,
    /// What the node shall be.
    pub role: Option<NodeSpecRole>,
    /// Whether tasks may be put on the node: `active` yes, `pause` no new ones, `drain` none at all.
    pub availability: Option<NodeSpecAvailability>,
}

impl data::Object for NodeSpec {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Labels" => slot.into(&mut self.labels),
            "Role" => slot.into(&mut self.role),
            "Availability" => slot.into(&mut self.availability),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Labels", &self.labels);
        members.given("Role", &self.role);
        members.given("Availability", &self.availability);
    }
}

pierhead_support::object!(NodeSpec);
