// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{PlacementPreference, Platform};

/// Where tasks may run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskPlacement {
    /// Conditions that a node must meet, all of them, for example `node.role==worker` or `node.labels.disk!=hdd`.
    pub constraints: Option<Vec<String>>,
    /// Wishes, the most important first.
    pub preferences: Option<Vec<PlacementPreference>>,
    /// The platforms the image runs on; empty means any.
    pub platforms: Option<Vec<Platform>>,
}

impl data::Object for TaskPlacement {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Constraints" => slot.into(&mut self.constraints),
            "Preferences" => slot.into(&mut self.preferences),
            "Platforms" => slot.into(&mut self.platforms),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Constraints", &self.constraints);
        members.given("Preferences", &self.preferences);
        members.given("Platforms", &self.platforms);
    }
}

pierhead_support::object!(TaskPlacement);
