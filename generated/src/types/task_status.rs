// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Timestamp, data};
use super::{TaskContainerStatus, TaskState};

/// How far a task has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskStatus {
    /// When this was reported.
    ///
    /// Not as published: Published with the format dateTime, which is not a format; the text is RFC 3339.
    pub timestamp: Option<Timestamp>,
    /// The state.
    pub state: Option<TaskState>,
    /// What happened last, for a person to read.
    pub message: Option<String>,
    /// What went wrong; empty when nothing did.
    pub err: Option<String>,
    /// The container, once there is one.
    pub container_status: Option<TaskContainerStatus>,
}

impl data::Object for TaskStatus {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Timestamp" => slot.into(&mut self.timestamp),
            "State" => slot.into(&mut self.state),
            "Message" => slot.into(&mut self.message),
            "Err" => slot.into(&mut self.err),
            "ContainerStatus" => slot.into(&mut self.container_status),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Timestamp", &self.timestamp);
        members.given("State", &self.state);
        members.given("Message", &self.message);
        members.given("Err", &self.err);
        members.given("ContainerStatus", &self.container_status);
    }
}

pierhead_support::object!(TaskStatus);
