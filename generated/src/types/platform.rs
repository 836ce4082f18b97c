// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A processor architecture and an operating system.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Platform {
    /// The architecture, for example `x86_64`.
    pub architecture: Option<String>,
    /// The operating system, for example `linux`.
    pub os: Option<String>,
}

impl data::Object for Platform {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Architecture" => slot.into(&mut self.architecture),
            "OS" => slot.into(&mut self.os),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Architecture", &self.architecture);
        members.given("OS", &self.os);
    }
}

pierhead_support::object!(Platform);
