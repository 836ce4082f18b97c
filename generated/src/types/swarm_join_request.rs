// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// How to join a swarm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SwarmJoinRequest {
    /// The address and port to listen on for other managers, for example `0.0.0.0:2377` or `eth0:2377`.
    pub listen_addr: String,
    /// The address and port to announce to others. Empty takes the one that is listened on, when that is a single
    /// address.
    pub advertise_addr: Option<String>,
    /// The address for the traffic between containers. Empty takes the announced one.
    pub data_path_addr: Option<String>,
    /// Addresses and ports of managers; one that answers is enough.
    pub remote_addrs: Vec<String>,
    /// The token; it decides whether the node becomes a worker or a manager.
    pub join_token: String,
}

impl data::Object for SwarmJoinRequest {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ListenAddr" => slot.into(&mut self.listen_addr),
            "AdvertiseAddr" => slot.into(&mut self.advertise_addr),
            "DataPathAddr" => slot.into(&mut self.data_path_addr),
            "RemoteAddrs" => slot.into(&mut self.remote_addrs),
            "JoinToken" => slot.into(&mut self.join_token),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("ListenAddr", &self.listen_addr);
        members.given("AdvertiseAddr", &self.advertise_addr);
        members.given("DataPathAddr", &self.data_path_addr);
        members.always("RemoteAddrs", &self.remote_addrs);
        members.always("JoinToken", &self.join_token);
    }
}

pierhead_support::object!(SwarmJoinRequest);
