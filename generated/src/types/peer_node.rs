// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A manager of the swarm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeerNode {
    /// Id of the node.
    pub node_id: Option<String>,
    /// Its address and port.
    pub addr: Option<String>,
}

impl data::Object for PeerNode {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "NodeID" => slot.into(&mut self.node_id),
            "Addr" => slot.into(&mut self.addr),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("NodeID", &self.node_id);
        members.given("Addr", &self.addr);
    }
}

pierhead_support::object!(PeerNode);
