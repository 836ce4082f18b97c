// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Timestamp, data};

/// What lies at a path in a container.
///
/// Not as published: The published document says base64 JSON without naming its keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerPathStat {
    /// The last part of the path.
    pub name: Option<String>,
    /// Size in bytes; that of a directory is what its file system says.
    pub size: Option<i64>,
    /// Kind and permissions, as Go's `os.FileMode` counts them: the permission bits at the bottom (420 is octal
    /// 644), the kind at the top (bit 31 a directory, bit 27 a symbolic link).
    pub mode: Option<u32>,
    /// When it was last changed.
    pub mtime: Option<Timestamp>,
    /// Where a symbolic link leads, inside the container. Empty for anything else.
    pub link_target: Option<String>,
}

impl data::Object for ContainerPathStat {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "name" => slot.into(&mut self.name),
            "size" => slot.into(&mut self.size),
            "mode" => slot.into(&mut self.mode),
            "mtime" => slot.into(&mut self.mtime),
            "linkTarget" => slot.into(&mut self.link_target),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("name", &self.name);
        members.given("size", &self.size);
        members.given("mode", &self.mode);
        members.given("mtime", &self.mtime);
        members.given("linkTarget", &self.link_target);
    }
}

pierhead_support::object!(ContainerPathStat);
