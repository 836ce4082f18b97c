// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::SwarmSpec;

/// How to start a swarm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SwarmInitRequest {
    /// The address and port to listen on for other managers, for example `0.0.0.0:2377` or `eth0:2377`.
    pub listen_addr: Option<String>,
    /// The address and port to announce to others. Empty takes the one that is listened on, when that is a single
    /// address.
    pub advertise_addr: Option<String>,
    /// The address for the traffic between containers. Empty takes the announced one.
    pub data_path_addr: Option<String>,
    /// Start again from this manager's data after the quorum was lost for good. Default false.
    pub force_new_cluster: Option<bool>,
    /// The settings of the new swarm; absent uses the defaults.
    pub spec: Option<SwarmSpec>,
}

impl data::Object for SwarmInitRequest {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ListenAddr" => slot.into(&mut self.listen_addr),
            "AdvertiseAddr" => slot.into(&mut self.advertise_addr),
            "DataPathAddr" => slot.into(&mut self.data_path_addr),
            "ForceNewCluster" => slot.into(&mut self.force_new_cluster),
            "Spec" => slot.into(&mut self.spec),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ListenAddr", &self.listen_addr);
        members.given("AdvertiseAddr", &self.advertise_addr);
        members.given("DataPathAddr", &self.data_path_addr);
        members.given("ForceNewCluster", &self.force_new_cluster);
        members.given("Spec", &self.spec);
    }
}

pierhead_support::object!(SwarmInitRequest);
