// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{DistributionDescriptor, DistributionPlatform};

/// What a registry says about an image name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DistributionInspectResponse {
    /// The manifest.
    pub descriptor: DistributionDescriptor,
    /// The platforms it is there for; a single one for a single image. Empty when the manifest does not say.
    pub platforms: Vec<DistributionPlatform>,
}

impl data::Object for DistributionInspectResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Descriptor" => slot.into(&mut self.descriptor),
            "Platforms" => slot.into(&mut self.platforms),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Descriptor", &self.descriptor);
        members.always("Platforms", &self.platforms);
    }
}

pierhead_support::object!(DistributionInspectResponse);
