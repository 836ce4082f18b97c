// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// Names of the drivers that an engine has, built in or added, by what they are for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginsInfo {
    /// Drivers for volumes.
    pub volume: Option<Vec<String>>,
    /// Drivers for networks.
    pub network: Option<Vec<String>>,
    /// Plugins that are asked whether a request is allowed, in the order of asking; null when there are none.
    pub authorization: Option<Vec<String>>,
    /// Drivers for logs.
    pub log: Option<Vec<String>>,
}

impl data::Object for PluginsInfo {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Volume" => slot.into(&mut self.volume),
            "Network" => slot.into(&mut self.network),
            "Authorization" => slot.into(&mut self.authorization),
            "Log" => slot.into(&mut self.log),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Volume", &self.volume);
        members.given("Network", &self.network);
        members.always("Authorization", &self.authorization);
        members.given("Log", &self.log);
    }
}

pierhead_support::object!(PluginsInfo);
