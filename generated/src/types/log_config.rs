// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::LogConfigType;

/// Where the container's output goes: a log driver and its options.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogConfig {
    /// Name of the log driver; `none` keeps nothing. Empty or absent means the engine's default, `json-file` unless
    /// configured otherwise.
    ///
    /// Not as published: "local" and "gcplogs", "logentries" are known to engines but not listed; a word outside
    /// the list is kept.
    pub type_: Option<LogConfigType>,
    /// Options of the driver, by name, all as strings; for `json-file` for instance `max-size` and `max-file`.
    /// Empty means the engine's default options, if the driver is the engine's default too.
    pub config: Option<BTreeMap<String, String>>,
}

impl data::Object for LogConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Type" => slot.into(&mut self.type_),
            "Config" => slot.into(&mut self.config),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Type", &self.type_);
        members.given("Config", &self.config);
    }
}

pierhead_support::object!(LogConfig);
