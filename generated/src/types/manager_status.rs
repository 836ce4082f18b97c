// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::Reachability;

/// The part of a manager in the quorum; null for a worker.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ManagerStatus {
    /// Whether it is the leader. Default false.
    pub leader: Option<bool>,
    /// Whether the other managers reach it.
    pub reachability: Option<Reachability>,
    /// The address and port that managers talk to.
    pub addr: Option<String>,
}

impl data::Object for ManagerStatus {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Leader" => slot.into(&mut self.leader),
            "Reachability" => slot.into(&mut self.reachability),
            "Addr" => slot.into(&mut self.addr),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Leader", &self.leader);
        members.given("Reachability", &self.reachability);
        members.given("Addr", &self.addr);
    }
}

pierhead_support::object!(ManagerStatus);
