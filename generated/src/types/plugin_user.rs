// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The user that the process of a plugin runs as.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginUser {
    /// The user id. Absent means 0, root.
    pub uid: Option<u32>,
    /// The group id. Absent means 0.
    pub gid: Option<u32>,
}

impl data::Object for PluginUser {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "UID" => slot.into(&mut self.uid),
            "GID" => slot.into(&mut self.gid),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("UID", &self.uid);
        members.given("GID", &self.gid);
    }
}

pierhead_support::object!(PluginUser);
