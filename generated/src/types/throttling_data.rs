// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// How the processor quota has held the container back. All are 0 without a quota.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThrottlingData {
    /// Periods that have passed while the container wanted to run.
    pub periods: Option<u64>,
    /// Periods in which it used up its quota.
    pub throttled_periods: Option<u64>,
    /// Time it was held back, in nanoseconds.
    pub throttled_time: Option<u64>,
}

impl data::Object for ThrottlingData {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "periods" => slot.into(&mut self.periods),
            "throttled_periods" => slot.into(&mut self.throttled_periods),
            "throttled_time" => slot.into(&mut self.throttled_time),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("periods", &self.periods);
        members.given("throttled_periods", &self.throttled_periods);
        members.given("throttled_time", &self.throttled_time);
    }
}

pierhead_support::object!(ThrottlingData);
