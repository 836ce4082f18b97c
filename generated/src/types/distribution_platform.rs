// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A platform that an image is there for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DistributionPlatform {
    /// The processor, such as `amd64` or `arm64`.
    pub architecture: Option<String>,
    /// The operating system: `linux` or `windows`.
    pub os: Option<String>,
    /// Version of the operating system that is needed (Windows only).
    pub os_version: Option<String>,
    /// Features of the operating system that are needed (Windows only).
    pub os_features: Option<Vec<String>>,
    /// Variant of the processor, such as `v7` or `v8`. Absent when there is only one.
    pub variant: Option<String>,
    /// Features of the processor that are needed. Mostly absent.
    pub features: Option<Vec<String>>,
}

impl data::Object for DistributionPlatform {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Architecture" => slot.into(&mut self.architecture),
            "OS" => slot.into(&mut self.os),
            "OSVersion" => slot.into(&mut self.os_version),
            "OSFeatures" => slot.into(&mut self.os_features),
            "Variant" => slot.into(&mut self.variant),
            "Features" => slot.into(&mut self.features),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Architecture", &self.architecture);
        members.given("OS", &self.os);
        members.given("OSVersion", &self.os_version);
        members.given("OSFeatures", &self.os_features);
        members.given("Variant", &self.variant);
        members.given("Features", &self.features);
    }
}

pierhead_support::object!(DistributionPlatform);
