// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{HealthStatus, HealthcheckResult};

/// What the tests of a container's health have found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Health {
    /// The verdict: `none` without a test, `starting` before the first one that counts, then `healthy` or
    /// `unhealthy`.
    pub status: Option<HealthStatus>,
    /// How many tests have failed in a row.
    pub failing_streak: Option<i64>,
    /// The last five tests, the oldest first; null or empty before the first.
    pub log: Option<Vec<HealthcheckResult>>,
}

impl data::Object for Health {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Status" => slot.into(&mut self.status),
            "FailingStreak" => slot.into(&mut self.failing_streak),
            "Log" => slot.into(&mut self.log),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Status", &self.status);
        members.given("FailingStreak", &self.failing_streak);
        members.given("Log", &self.log);
    }
}

pierhead_support::object!(Health);
