// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{
    NetworkAttachmentConfig, TaskContainerSpec, TaskLogDriver, TaskPlacement,
    TaskPluginSpec, TaskResources, TaskRestartPolicy,
};

/// What each task of a service does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskSpec {
    /// The plugin to install; only with the runtime `plugin`.
    pub plugin_spec: Option<TaskPluginSpec>,
    /// The container to run.
    pub container_spec: Option<TaskContainerSpec>,
    /// What it may use and what it needs.
    pub resources: Option<TaskResources>,
    /// When a task that ended is replaced.
    pub restart_policy: Option<TaskRestartPolicy>,
    /// Where tasks may run.
    pub placement: Option<TaskPlacement>,
    /// A counter: a new value replaces all tasks although nothing else changed.
    pub force_update: Option<u64>,
    /// Who runs the task: `container`, the default when empty, or `plugin`.
    pub runtime: Option<String>,
    /// The networks the task is connected to.
    pub networks: Option<Vec<NetworkAttachmentConfig>>,
    /// Where its output goes; absent uses the default of the node.
    pub log_driver: Option<TaskLogDriver>,
}

impl data::Object for TaskSpec {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "PluginSpec" => slot.into(&mut self.plugin_spec),
            "ContainerSpec" => slot.into(&mut self.container_spec),
            "Resources" => slot.into(&mut self.resources),
            "RestartPolicy" => slot.into(&mut self.restart_policy),
            "Placement" => slot.into(&mut self.placement),
            "ForceUpdate" => slot.into(&mut self.force_update),
            "Runtime" => slot.into(&mut self.runtime),
            "Networks" => slot.into(&mut self.networks),
            "LogDriver" => slot.into(&mut self.log_driver),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("PluginSpec", &self.plugin_spec);
        members.given("ContainerSpec", &self.container_spec);
        members.given("Resources", &self.resources);
        members.given("RestartPolicy", &self.restart_policy);
        members.given("Placement", &self.placement);
        members.given("ForceUpdate", &self.force_update);
        members.given("Runtime", &self.runtime);
        members.given("Networks", &self.networks);
        members.given("LogDriver", &self.log_driver);
    }
}

pierhead_support::object!(TaskSpec);
