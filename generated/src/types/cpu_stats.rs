// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{CpuUsage, ThrottlingData};

/// A sample of processor time. The use in percent of one processor is the difference of `cpu_usage.total_usage`
/// between two samples, divided by that of `system_cpu_usage`, times `online_cpus`, times 100.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CpuStats {
    /// What the container has used.
    pub cpu_usage: Option<CpuUsage>,
    /// What the whole host has used, idle time included, in nanoseconds over all processors. Absent in an empty
    /// sample.
    pub system_cpu_usage: Option<u64>,
    /// How many processors the host has running. Absent in an empty sample.
    pub online_cpus: Option<u32>,
    /// How the quota has held the container back.
    pub throttling_data: Option<ThrottlingData>,
}

impl data::Object for CpuStats {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "cpu_usage" => slot.into(&mut self.cpu_usage),
            "system_cpu_usage" => slot.into(&mut self.system_cpu_usage),
            "online_cpus" => slot.into(&mut self.online_cpus),
            "throttling_data" => slot.into(&mut self.throttling_data),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("cpu_usage", &self.cpu_usage);
        members.given("system_cpu_usage", &self.system_cpu_usage);
        members.given("online_cpus", &self.online_cpus);
        members.given("throttling_data", &self.throttling_data);
    }
}

pierhead_support::object!(CpuStats);
