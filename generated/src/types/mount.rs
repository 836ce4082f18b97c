// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{MountBindOptions, MountTmpfsOptions, MountType, MountVolumeOptions};

/// A mount that a container or a service asks for. It says the same as an entry of `Binds` or `Tmpfs`, part by
/// part; one difference matters: a `bind` whose source does not exist is an error here, while `Binds` makes a
/// directory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mount {
    /// Absolute path inside the container. Required, and no two mounts of a container may have the same.
    pub target: Option<String>,
    /// What is mounted: a path on the host for `bind`, the name of a volume for `volume` (empty makes an anonymous
    /// one), a pipe for `npipe`. Must be empty for `tmpfs`.
    pub source: Option<String>,
    /// What the mount is made of. Required.
    pub type_: Option<MountType>,
    /// Mount it read-only. Absent means that the container may write.
    pub read_only: Option<bool>,
    /// How closely host and container must agree about the content: `default`, `consistent`, `cached` or
    /// `delegated`. It matters only where the engine runs in a virtual machine; others ignore it.
    pub consistency: Option<String>,
    /// Options of a `bind`; an error with another type.
    pub bind_options: Option<MountBindOptions>,
    /// Options of a `volume`; an error with another type.
    pub volume_options: Option<MountVolumeOptions>,
    /// Options of a `tmpfs`; an error with another type.
    pub tmpfs_options: Option<MountTmpfsOptions>,
}

impl data::Object for Mount {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Target" => slot.into(&mut self.target),
            "Source" => slot.into(&mut self.source),
            "Type" => slot.into(&mut self.type_),
            "ReadOnly" => slot.into(&mut self.read_only),
            "Consistency" => slot.into(&mut self.consistency),
            "BindOptions" => slot.into(&mut self.bind_options),
            "VolumeOptions" => slot.into(&mut self.volume_options),
            "TmpfsOptions" => slot.into(&mut self.tmpfs_options),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Target", &self.target);
        members.given("Source", &self.source);
        members.given("Type", &self.type_);
        members.given("ReadOnly", &self.read_only);
        members.given("Consistency", &self.consistency);
        members.given("BindOptions", &self.bind_options);
        members.given("VolumeOptions", &self.volume_options);
        members.given("TmpfsOptions", &self.tmpfs_options);
    }
}

pierhead_support::object!(Mount);
