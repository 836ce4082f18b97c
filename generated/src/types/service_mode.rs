// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{GlobalService, ReplicatedService};

/// How many tasks a service has. Exactly one of the two is given; neither means replicated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceMode {
    /// A fixed number of tasks.
    pub replicated: Option<ReplicatedService>,
    /// One task on every node.
    pub global: Option<GlobalService>,
}

impl data::Object for ServiceMode {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Replicated" => slot.into(&mut self.replicated),
            "Global" => slot.into(&mut self.global),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Replicated", &self.replicated);
        members.given("Global", &self.global);
    }
}

pierhead_support::object!(ServiceMode);
