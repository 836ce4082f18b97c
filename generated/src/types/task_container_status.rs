// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The container of a task.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskContainerStatus {
    /// The id of the container.
    pub container_id: Option<String>,
    /// The id of its main process on the node; 0 when it does not run.
    pub pid: Option<i64>,
    /// Its exit code, once it ended.
    pub exit_code: Option<i64>,
}

impl data::Object for TaskContainerStatus {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ContainerID" => slot.into(&mut self.container_id),
            "PID" => slot.into(&mut self.pid),
            "ExitCode" => slot.into(&mut self.exit_code),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ContainerID", &self.container_id);
        members.given("PID", &self.pid);
        members.given("ExitCode", &self.exit_code);
    }
}

pierhead_support::object!(TaskContainerStatus);
