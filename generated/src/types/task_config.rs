// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::TaskFileTarget;

/// A config that a container is given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskConfig {
    /// The file it appears as.
    pub file: Option<TaskFileTarget>,
    /// The id of the config.
    pub config_id: Option<String>,
    /// The name of the config, for a person to read; the id decides.
    pub config_name: Option<String>,
}

impl data::Object for TaskConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "File" => slot.into(&mut self.file),
            "ConfigID" => slot.into(&mut self.config_id),
            "ConfigName" => slot.into(&mut self.config_name),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("File", &self.file);
        members.given("ConfigID", &self.config_id);
        members.given("ConfigName", &self.config_name);
    }
}

pierhead_support::object!(TaskConfig);
