// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A command that the engine runs in the container again and again to learn whether it does its work. Its exit
/// code is the verdict: 0 is healthy, 1 is unhealthy. Times are in nanoseconds; 0 takes the image's value, or
/// the default where the image has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HealthConfig {
    /// The command. Its first item says how to read the rest:
    ///
    /// - an empty list, or absent: take the image's test;
    /// - `NONE`: no test, not even the image's;
    /// - `CMD`: the other items are program and arguments;
    /// - `CMD-SHELL`: the second item is a line for the container's shell.
    pub test: Option<Vec<String>>,
    /// Time from the end of one test to the beginning of the next, in nanoseconds; one millisecond (1000000) is the
    /// least. 0 means the image's, or 30 seconds.
    pub interval: Option<i64>,
    /// Time after which a test counts as failed, in nanoseconds; one millisecond (1000000) is the least. 0 means
    /// the image's, or 30 seconds.
    pub timeout: Option<i64>,
    /// How many tests must fail in a row before the container is unhealthy. 0 means the image's, or 3.
    pub retries: Option<i64>,
    /// Time after the start during which failures do not count, in nanoseconds; one millisecond (1000000) is the
    /// least. 0 means the image's, or none.
    pub start_period: Option<i64>,
}

impl data::Object for HealthConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Test" => slot.into(&mut self.test),
            "Interval" => slot.into(&mut self.interval),
            "Timeout" => slot.into(&mut self.timeout),
            "Retries" => slot.into(&mut self.retries),
            "StartPeriod" => slot.into(&mut self.start_period),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Test", &self.test);
        members.given("Interval", &self.interval);
        members.given("Timeout", &self.timeout);
        members.given("Retries", &self.retries);
        members.given("StartPeriod", &self.start_period);
    }
}

pierhead_support::object!(HealthConfig);
