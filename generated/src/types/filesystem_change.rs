// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::FilesystemChangeKind;

/// A path in which a container's file system differs from its image.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilesystemChange {
    /// Absolute path in the container.
    pub path: String,
    /// What happened to it: 0 changed, 1 added, 2 deleted.
    pub kind: FilesystemChangeKind,
}

impl data::Object for FilesystemChange {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Path" => slot.into(&mut self.path),
            "Kind" => slot.into(&mut self.kind),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Path", &self.path);
        members.always("Kind", &self.kind);
    }
}

pierhead_support::object!(FilesystemChange);
