// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::{
    SwarmCaConfig, SwarmDispatcher, SwarmEncryptionConfig, SwarmOrchestration, SwarmRaft,
    SwarmTaskDefaults,
};

/// What a swarm is to be, as its administrator wants it. Parts that are left out have their defaults.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SwarmSpec {
    /// Name of the swarm; only `default` is accepted.
    pub name: Option<String>,
    /// Labels of the swarm. Empty or null means none.
    pub labels: Option<BTreeMap<String, String>>,
    /// How it deals with its tasks.
    pub orchestration: Option<SwarmOrchestration>,
    /// How its managers agree.
    pub raft: Option<SwarmRaft>,
    /// How its managers watch its nodes.
    pub dispatcher: Option<SwarmDispatcher>,
    /// How it certifies its nodes.
    pub ca_config: Option<SwarmCaConfig>,
    /// How its managers protect what they store.
    pub encryption_config: Option<SwarmEncryptionConfig>,
    /// What holds for tasks whose service does not say otherwise.
    pub task_defaults: Option<SwarmTaskDefaults>,
}

impl data::Object for SwarmSpec {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Labels" => slot.into(&mut self.labels),
            "Orchestration" => slot.into(&mut self.orchestration),
            "Raft" => slot.into(&mut self.raft),
            "Dispatcher" => slot.into(&mut self.dispatcher),
            "CAConfig" => slot.into(&mut self.ca_config),
            "EncryptionConfig" => slot.into(&mut self.encryption_config),
            "TaskDefaults" => slot.into(&mut self.task_defaults),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Labels", &self.labels);
        members.given("Orchestration", &self.orchestration);
        members.given("Raft", &self.raft);
        members.given("Dispatcher", &self.dispatcher);
        members.given("CAConfig", &self.ca_config);
        members.given("EncryptionConfig", &self.encryption_config);
        members.given("TaskDefaults", &self.task_defaults);
    }
}

pierhead_support::object!(SwarmSpec);
