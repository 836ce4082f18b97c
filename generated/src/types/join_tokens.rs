// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The tokens that let a node join. Whoever has one can join, so keep them like passwords.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JoinTokens {
    /// Joins as a worker.
    pub worker: Option<String>,
    /// Joins as a manager.
    pub manager: Option<String>,
}

impl data::Object for JoinTokens {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Worker" => slot.into(&mut self.worker),
            "Manager" => slot.into(&mut self.manager),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Worker", &self.worker);
        members.given("Manager", &self.manager);
    }
}

pierhead_support::object!(JoinTokens);
