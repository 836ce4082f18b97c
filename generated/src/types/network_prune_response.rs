// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// What a prune of networks removed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkPruneResponse {
    /// Names of the removed networks. Empty or null when there were none.
    pub networks_deleted: Option<Vec<String>>,
}

impl data::Object for NetworkPruneResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "NetworksDeleted" => slot.into(&mut self.networks_deleted),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("NetworksDeleted", &self.networks_deleted);
    }
}

pierhead_support::object!(NetworkPruneResponse);
