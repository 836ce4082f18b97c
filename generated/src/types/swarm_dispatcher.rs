// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// How the managers of a swarm watch its nodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SwarmDispatcher {
    /// Time between two signs of life of a node, in nanoseconds. Absent or 0 means 5000000000, five seconds.
    pub heartbeat_period: Option<i64>,
}

impl data::Object for SwarmDispatcher {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "HeartbeatPeriod" => slot.into(&mut self.heartbeat_period),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("HeartbeatPeriod", &self.heartbeat_period);
    }
}

pierhead_support::object!(SwarmDispatcher);
