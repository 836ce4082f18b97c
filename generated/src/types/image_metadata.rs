// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Timestamp, data};

/// What this engine notes about an image, beside what belongs to the image itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImageMetadata {
    /// When it was last given a name on this engine. `0001-01-01T00:00:00Z` when never.
    ///
    /// Not as published: Published with the format dateTime, which is not a format; the text is RFC 3339.
    pub last_tag_time: Option<Timestamp>,
}

impl data::Object for ImageMetadata {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "LastTagTime" => slot.into(&mut self.last_tag_time),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("LastTagTime", &self.last_tag_time);
    }
}

pierhead_support::object!(ImageMetadata);
