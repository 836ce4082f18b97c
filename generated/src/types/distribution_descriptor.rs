// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// What a registry has under a name: a manifest, by its type, size and digest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DistributionDescriptor {
    /// Media type of the manifest, which tells a single image from a list for several platforms.
    pub media_type: Option<String>,
    /// Bytes of the manifest itself, not of the image.
    pub size: Option<i64>,
    /// Digest of the manifest, `sha256:` and 64 hexadecimal digits; a pull by it gets exactly this.
    pub digest: Option<String>,
    /// Other places where it may be fetched from. Mostly empty or absent.
    pub urls: Option<Vec<String>>,
}

impl data::Object for DistributionDescriptor {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "MediaType" => slot.into(&mut self.media_type),
            "Size" => slot.into(&mut self.size),
            "Digest" => slot.into(&mut self.digest),
            "URLs" => slot.into(&mut self.urls),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("MediaType", &self.media_type);
        members.given("Size", &self.size);
        members.given("Digest", &self.digest);
        members.given("URLs", &self.urls);
    }
}

pierhead_support::object!(DistributionDescriptor);
