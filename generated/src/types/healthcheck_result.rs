// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Timestamp, data};

/// One test of a container's health.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HealthcheckResult {
    /// When the test began.
    pub start: Option<Timestamp>,
    /// When it ended.
    pub end: Option<Timestamp>,
    /// Exit code of the command: 0 healthy, 1 unhealthy, -1 when it took too long or could not be run.
    pub exit_code: Option<i64>,
    /// What the command wrote, up to 4096 bytes.
    pub output: Option<String>,
}

impl data::Object for HealthcheckResult {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Start" => slot.into(&mut self.start),
            "End" => slot.into(&mut self.end),
            "ExitCode" => slot.into(&mut self.exit_code),
            "Output" => slot.into(&mut self.output),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Start", &self.start);
        members.given("End", &self.end);
        members.given("ExitCode", &self.exit_code);
        members.given("Output", &self.output);
    }
}

pierhead_support::object!(HealthcheckResult);
