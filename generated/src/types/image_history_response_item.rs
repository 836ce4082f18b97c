// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// One step in the making of an image.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImageHistoryResponseItem {
    /// Id of the image that the step made; `<missing>` when the step was done on another machine.
    pub id: String,
    /// When the step was done, in seconds since 1970-01-01 UTC.
    pub created: i64,
    /// The command of the step. Empty when there was none.
    pub created_by: String,
    /// Names of the image that the step made; null when it has none.
    pub tags: Vec<String>,
    /// Bytes that the step added; 0 for one that changed the configuration only.
    pub size: i64,
    /// Comment of the step. Empty when there is none.
    pub comment: String,
}

impl data::Object for ImageHistoryResponseItem {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Id" => slot.into(&mut self.id),
            "Created" => slot.into(&mut self.created),
            "CreatedBy" => slot.into(&mut self.created_by),
            "Tags" => slot.into(&mut self.tags),
            "Size" => slot.into(&mut self.size),
            "Comment" => slot.into(&mut self.comment),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Id", &self.id);
        members.always("Created", &self.created);
        members.always("CreatedBy", &self.created_by);
        members.always("Tags", &self.tags);
        members.always("Size", &self.size);
        members.always("Comment", &self.comment);
    }
}

pierhead_support::object!(ImageHistoryResponseItem);
