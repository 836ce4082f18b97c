// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{EndpointPortConfig, EndpointSpecMode};

/// How a service is reached.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointSpec {
    /// `vip`, the default, gives the service one address; `dnsrr` answers name look-ups with those of its tasks in
    /// turn.
    pub mode: Option<EndpointSpecMode>,
    /// The ports it publishes; not with `dnsrr`.
    pub ports: Option<Vec<EndpointPortConfig>>,
}

impl data::Object for EndpointSpec {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Mode" => slot.into(&mut self.mode),
            "Ports" => slot.into(&mut self.ports),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Mode", &self.mode);
        members.given("Ports", &self.ports);
    }
}

pierhead_support::object!(EndpointSpec);
