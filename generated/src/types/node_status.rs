// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::NodeState;

/// How a node is, as the managers see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeStatus {
    /// The state.
    pub state: Option<NodeState>,
    /// Why, where there is something to say; empty else.
    pub message: Option<String>,
    /// The address the node is reached at.
    pub addr: Option<String>,
}

impl data::Object for NodeStatus {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "State" => slot.into(&mut self.state),
            "Message" => slot.into(&mut self.message),
            "Addr" => slot.into(&mut self.addr),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("State", &self.state);
        members.given("Message", &self.message);
        members.given("Addr", &self.addr);
    }
}

pierhead_support::object!(NodeStatus);
