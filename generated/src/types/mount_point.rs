// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::MountType;

/// A mount as it is in a container: what is mounted, where, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MountPoint {
    /// What the mount is made of.
    pub type_: Option<MountType>,
    /// Name of the volume; absent for other kinds of mount.
    pub name: Option<String>,
    /// Path on the host: the directory of the volume, or the path that is bound. Empty for a tmpfs, and for a
    /// volume in the list of containers where it is not known.
    pub source: Option<String>,
    /// Absolute path inside the container.
    pub destination: Option<String>,
    /// Name of the driver that made the volume; absent for other kinds of mount.
    pub driver: Option<String>,
    /// The options that the user wrote after the second colon of a bind, as written: `ro`, `z`, `Z` and so on.
    /// Empty when there were none.
    pub mode: Option<String>,
    /// Whether the container may write to it.
    pub rw: Option<bool>,
    /// How mounts made below this one travel between host and container: `rprivate`, `rslave`, `rshared` and their
    /// non-recursive kinds. Empty for volumes and tmpfs.
    pub propagation: Option<String>,
}

impl data::Object for MountPoint {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Type" => slot.into(&mut self.type_),
            "Name" => slot.into(&mut self.name),
            "Source" => slot.into(&mut self.source),
            "Destination" => slot.into(&mut self.destination),
            "Driver" => slot.into(&mut self.driver),
            "Mode" => slot.into(&mut self.mode),
            "RW" => slot.into(&mut self.rw),
            "Propagation" => slot.into(&mut self.propagation),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Type", &self.type_);
        members.given("Name", &self.name);
        members.given("Source", &self.source);
        members.given("Destination", &self.destination);
        members.given("Driver", &self.driver);
        members.given("Mode", &self.mode);
        members.given("RW", &self.rw);
        members.given("Propagation", &self.propagation);
    }
}

pierhead_support::object!(MountPoint);
