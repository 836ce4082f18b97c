// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::{
    EndpointSpec, NetworkAttachmentConfig, ServiceMode, ServiceRollbackConfig,
    ServiceUpdateConfig, TaskSpec,
};

/// What is asked of a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceSpec {
    /// The name of the service.
    pub name: Option<String>,
    /// Labels of the service.
    pub labels: Option<BTreeMap<String, String>>,
    /// What each of its tasks does.
    pub task_template: Option<TaskSpec>,
    /// How many tasks it has.
    pub mode: Option<ServiceMode>,
    /// How its tasks are replaced when it changes.
    pub update_config: Option<ServiceUpdateConfig>,
    /// How they are replaced when a change is taken back.
    pub rollback_config: Option<ServiceRollbackConfig>,
    /// The networks its tasks are connected to. Give them in the task template instead; this field is kept for old
    /// clients.
    pub networks: Option<Vec<NetworkAttachmentConfig>>,
    /// How it is reached.
    pub endpoint_spec: Option<EndpointSpec>,
}

impl data::Object for ServiceSpec {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Labels" => slot.into(&mut self.labels),
            "TaskTemplate" => slot.into(&mut self.task_template),
            "Mode" => slot.into(&mut self.mode),
            "UpdateConfig" => slot.into(&mut self.update_config),
            "RollbackConfig" => slot.into(&mut self.rollback_config),
            "Networks" => slot.into(&mut self.networks),
            "EndpointSpec" => slot.into(&mut self.endpoint_spec),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Labels", &self.labels);
        members.given("TaskTemplate", &self.task_template);
        members.given("Mode", &self.mode);
        members.given("UpdateConfig", &self.update_config);
        members.given("RollbackConfig", &self.rollback_config);
        members.given("Networks", &self.networks);
        members.given("EndpointSpec", &self.endpoint_spec);
    }
}

pierhead_support::object!(ServiceSpec);
