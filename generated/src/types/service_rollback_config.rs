// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{ServiceRollbackConfigFailureAction, ServiceRollbackConfigOrder};

/// How the tasks of a service are replaced when a change is taken back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceRollbackConfig {
    /// How many tasks are replaced at a time. 0 means all at once.
    pub parallelism: Option<i64>,
    /// How long to wait between two batches, in nanoseconds.
    pub delay: Option<i64>,
    /// What to do when too many tasks fail while the change is taken back. Empty means `pause`.
    pub failure_action: Option<ServiceRollbackConfigFailureAction>,
    /// How long each new task is watched for failure, in nanoseconds.
    pub monitor: Option<i64>,
    /// Which part of the tasks may fail before the failure action is taken, from 0, the default, to 1.
    pub max_failure_ratio: Option<f64>,
    /// Whether the old task stops before the new one starts, or after. Empty means `stop-first`.
    pub order: Option<ServiceRollbackConfigOrder>,
}

impl data::Object for ServiceRollbackConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Parallelism" => slot.into(&mut self.parallelism),
            "Delay" => slot.into(&mut self.delay),
            "FailureAction" => slot.into(&mut self.failure_action),
            "Monitor" => slot.into(&mut self.monitor),
            "MaxFailureRatio" => slot.into(&mut self.max_failure_ratio),
            "Order" => slot.into(&mut self.order),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Parallelism", &self.parallelism);
        members.given("Delay", &self.delay);
        members.given("FailureAction", &self.failure_action);
        members.given("Monitor", &self.monitor);
        members.given("MaxFailureRatio", &self.max_failure_ratio);
        members.given("Order", &self.order);
    }
}

pierhead_support::object!(ServiceRollbackConfig);
