// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::EnginePlugin;

/// The engine of a node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EngineDescription {
    /// The version of the engine.
    pub engine_version: Option<String>,
    /// The labels that the engine was started with.
    pub labels: Option<BTreeMap<String, String>>,
    /// The plugins it has.
    pub plugins: Option<Vec<EnginePlugin>>,
}

impl data::Object for EngineDescription {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "EngineVersion" => slot.into(&mut self.engine_version),
            "Labels" => slot.into(&mut self.labels),
            "Plugins" => slot.into(&mut self.plugins),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("EngineVersion", &self.engine_version);
        members.given("Labels", &self.labels);
        members.given("Plugins", &self.plugins);
    }
}

pierhead_support::object!(EngineDescription);
