// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The part of a container's host configuration that the list of containers shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerSummaryHostConfig {
    /// The container's network mode, as in `HostConfig`.
    pub network_mode: Option<String>,
}

impl data::Object for ContainerSummaryHostConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "NetworkMode" => slot.into(&mut self.network_mode),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("NetworkMode", &self.network_mode);
    }
}

pierhead_support::object!(ContainerSummaryHostConfig);
