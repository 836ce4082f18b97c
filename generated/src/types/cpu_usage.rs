// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// Processor time that a container has used since its start, in nanoseconds (on Windows in units of 100
/// nanoseconds).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CpuUsage {
    /// All of it.
    pub total_usage: Option<u64>,
    /// The share of each processor. null or absent with the unified cgroup hierarchy, which does not count it.
    pub percpu_usage: Option<Vec<u64>>,
    /// The part spent in the kernel.
    pub usage_in_kernelmode: Option<u64>,
    /// The part spent in the container's own code.
    pub usage_in_usermode: Option<u64>,
}

impl data::Object for CpuUsage {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "total_usage" => slot.into(&mut self.total_usage),
            "percpu_usage" => slot.into(&mut self.percpu_usage),
            "usage_in_kernelmode" => slot.into(&mut self.usage_in_kernelmode),
            "usage_in_usermode" => slot.into(&mut self.usage_in_usermode),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("total_usage", &self.total_usage);
        members.given("percpu_usage", &self.percpu_usage);
        members.given("usage_in_kernelmode", &self.usage_in_kernelmode);
        members.given("usage_in_usermode", &self.usage_in_usermode);
    }
}

pierhead_support::object!(CpuUsage);
