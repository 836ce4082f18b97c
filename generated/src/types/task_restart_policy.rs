// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::TaskRestartPolicyCondition;

/// When a task that ended is replaced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskRestartPolicy {
    /// `none` never, `on-failure` after an exit code other than 0, `any` always. Empty means `any`.
    pub condition: Option<TaskRestartPolicyCondition>,
    /// How long to wait before, in nanoseconds.
    pub delay: Option<i64>,
    /// How often at most within the window. 0, the default, means without end.
    pub max_attempts: Option<i64>,
    /// The length of the window in nanoseconds. 0, the default, means since ever.
    pub window: Option<i64>,
}

impl data::Object for TaskRestartPolicy {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Condition" => slot.into(&mut self.condition),
            "Delay" => slot.into(&mut self.delay),
            "MaxAttempts" => slot.into(&mut self.max_attempts),
            "Window" => slot.into(&mut self.window),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Condition", &self.condition);
        members.given("Delay", &self.delay);
        members.given("MaxAttempts", &self.max_attempts);
        members.given("Window", &self.window);
    }
}

pierhead_support::object!(TaskRestartPolicy);
