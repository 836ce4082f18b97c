// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// What can be said about a mount of type `tmpfs` only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MountTmpfsOptions {
    /// Size of the file system in bytes. Absent or 0 means the kernel's default, half of the host's memory.
    pub size_bytes: Option<i64>,
    /// Permission bits of its root directory, as a number: 1023 is octal 1777. Absent or 0 means 1777.
    pub mode: Option<i64>,
}

impl data::Object for MountTmpfsOptions {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "SizeBytes" => slot.into(&mut self.size_bytes),
            "Mode" => slot.into(&mut self.mode),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("SizeBytes", &self.size_bytes);
        members.given("Mode", &self.mode);
    }
}

pierhead_support::object!(MountTmpfsOptions);
