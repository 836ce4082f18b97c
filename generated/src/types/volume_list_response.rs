// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::Volume;

/// The volumes that were found, and what went wrong meanwhile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VolumeListResponse {
    /// The volumes. Empty, or null from some engines, when there are none.
    pub volumes: Vec<Volume>,
    /// Drivers that could not be asked, one sentence each. Empty or null when all could.
    pub warnings: Option<Vec<String>>,
}

impl data::Object for VolumeListResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Volumes" => slot.into(&mut self.volumes),
            "Warnings" => slot.into(&mut self.warnings),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Volumes", &self.volumes);
        members.always("Warnings", &self.warnings);
    }
}

pierhead_support::object!(VolumeListResponse);
