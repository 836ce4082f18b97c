// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{ClusterInfo, LocalNodeState, PeerNode};

/// The engine's part in a swarm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SwarmInfo {
    /// Id of this node. Empty outside a swarm.
    pub node_id: Option<String>,
    /// Address under which other nodes reach it. Empty outside a swarm.
    pub node_addr: Option<String>,
    /// Whether the engine is part of a swarm.
    pub local_node_state: Option<LocalNodeState>,
    /// Whether it is a manager that can be asked about the swarm.
    pub control_available: Option<bool>,
    /// Why the node is in the state `error`, or could not join. Empty when nothing is wrong.
    pub error: Option<String>,
    /// The swarm's managers that this node knows; null outside a swarm.
    pub remote_managers: Option<Vec<PeerNode>>,
    /// How many nodes the swarm has. null, absent or 0 unless this node is a manager.
    pub nodes: Option<i64>,
    /// How many of them are managers. null, absent or 0 unless this node is a manager.
    pub managers: Option<i64>,
    /// The swarm itself. null or absent unless this node is a manager.
    pub cluster: Option<ClusterInfo>,
}

impl data::Object for SwarmInfo {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "NodeID" => slot.into(&mut self.node_id),
            "NodeAddr" => slot.into(&mut self.node_addr),
            "LocalNodeState" => slot.into(&mut self.local_node_state),
            "ControlAvailable" => slot.into(&mut self.control_available),
            "Error" => slot.into(&mut self.error),
            "RemoteManagers" => slot.into(&mut self.remote_managers),
            "Nodes" => slot.into(&mut self.nodes),
            "Managers" => slot.into(&mut self.managers),
            "Cluster" => slot.into(&mut self.cluster),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("NodeID", &self.node_id);
        members.given("NodeAddr", &self.node_addr);
        members.given("LocalNodeState", &self.local_node_state);
        members.given("ControlAvailable", &self.control_available);
        members.given("Error", &self.error);
        members.always("RemoteManagers", &self.remote_managers);
        members.given("Nodes", &self.nodes);
        members.given("Managers", &self.managers);
        members.given("Cluster", &self.cluster);
    }
}

pierhead_support::object!(SwarmInfo);
