// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::ImageDeleteResponseItem;

/// What a prune of images removed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImagePruneResponse {
    /// The names taken away and the images removed. Empty or null when there were none.
    pub images_deleted: Option<Vec<ImageDeleteResponseItem>>,
    /// Bytes that became free.
    pub space_reclaimed: Option<i64>,
}

impl data::Object for ImagePruneResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ImagesDeleted" => slot.into(&mut self.images_deleted),
            "SpaceReclaimed" => slot.into(&mut self.space_reclaimed),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("ImagesDeleted", &self.images_deleted);
        members.given("SpaceReclaimed", &self.space_reclaimed);
    }
}

pierhead_support::object!(ImagePruneResponse);
