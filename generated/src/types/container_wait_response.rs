// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::ContainerWaitExitError;

/// How a container ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerWaitResponse {
    /// Exit code of the container's first process; see `State.ExitCode` of a container for what the numbers above
    /// 124 mean.
    pub status_code: i64,
    /// Why the wait itself failed. null or absent when it did not.
    ///
    /// Not as published: moby 43656: sent as null by engines from 1.34 on, whatever version is asked for.
    ///
    /// Since version 1.34.
    pub error: Option<ContainerWaitExitError>,
}

impl data::Object for ContainerWaitResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "StatusCode" => slot.into(&mut self.status_code),
            "Error" => slot.into(&mut self.error),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("StatusCode", &self.status_code);
        members.always("Error", &self.error);
    }
}

pierhead_support::object!(ContainerWaitResponse);
