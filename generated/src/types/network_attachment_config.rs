// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A network that tasks are connected to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkAttachmentConfig {
    /// The name or id of the network.
    pub target: Option<String>,
    /// Further names by which the task is found on this network.
    pub aliases: Option<Vec<String>>,
}

impl data::Object for NetworkAttachmentConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Target" => slot.into(&mut self.target),
            "Aliases" => slot.into(&mut self.aliases),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Target", &self.target);
        members.given("Aliases", &self.aliases);
    }
}

pierhead_support::object!(NetworkAttachmentConfig);
