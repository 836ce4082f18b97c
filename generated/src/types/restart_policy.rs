// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::RestartPolicyName;

/// Whether the engine starts a container again after it ended by itself. The pause before a restart doubles
/// each time, from 100 milliseconds up to one minute, and begins anew once the container has run for ten
/// seconds. A container that was stopped by a request is not restarted until the engine itself is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestartPolicy {
    /// When to start it again. Empty means `no`.
    ///
    /// - `no`: never.
    /// - `on-failure`: when its exit code was not 0, at most `MaximumRetryCount` times.
    /// - `always`: whenever it ends, and when the engine starts.
    /// - `unless-stopped`: the same, unless it had been stopped by a request.
    ///
    /// Not as published: moby 42621: engines answer "no" where nothing was asked for; the published list lacks it.
    pub name: Option<RestartPolicyName>,
    /// How often `on-failure` tries before it gives up. 0 means without limit; with another policy it must be 0.
    pub maximum_retry_count: Option<i64>,
}

impl data::Object for RestartPolicy {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "MaximumRetryCount" => slot.into(&mut self.maximum_retry_count),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("MaximumRetryCount", &self.maximum_retry_count);
    }
}

pierhead_support::object!(RestartPolicy);
