// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The file through which a container sees a secret or a config.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskFileTarget {
    /// The file name; relative to `/run/secrets` for a secret, to `/` for a config.
    pub name: Option<String>,
    /// The user id that owns the file, as text.
    pub uid: Option<String>,
    /// The group id that owns the file, as text.
    pub gid: Option<String>,
    /// The permission bits of the file, as a decimal number: 288 is 0440.
    pub mode: Option<u32>,
}

impl data::Object for TaskFileTarget {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "UID" => slot.into(&mut self.uid),
            "GID" => slot.into(&mut self.gid),
            "Mode" => slot.into(&mut self.mode),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("UID", &self.uid);
        members.given("GID", &self.gid);
        members.given("Mode", &self.mode);
    }
}

pierhead_support::object!(TaskFileTarget);
