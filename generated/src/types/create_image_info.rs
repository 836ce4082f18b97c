// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{ErrorDetail, ProgressDetail};

/// One line of the progress of a pull, an import or a load. Each has a few of the keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateImageInfo {
    /// What went wrong. The line is the last one.
    pub error: Option<String>,
    /// What is going on, as text; in the last line of an import the id of the image.
    pub status: Option<String>,
    /// How far it is, as text with a bar.
    pub progress: Option<String>,
    /// How far it is, in numbers.
    pub progress_detail: Option<ProgressDetail>,
    /// The same error with its number.
    ///
    /// Not as published: moby 44059: Left out by the published document; engines have always sent it (seen on
    /// dockerd 20.10 asked for API 1.32).
    pub error_detail: Option<ErrorDetail>,
    /// The layer, tag or name that the line is about. Absent when it is about the whole.
    ///
    /// Not as published: The id of the layer that a progress line is about; left out by the published document.
    pub id: Option<String>,
    /// A piece of text to show as it is; a load ends with the names of its images.
    ///
    /// Not as published: A line of plain text, as sent while an archive is loaded; left out by the published
    /// document.
    pub stream: Option<String>,
}

impl data::Object for CreateImageInfo {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "error" => slot.into(&mut self.error),
            "status" => slot.into(&mut self.status),
            "progress" => slot.into(&mut self.progress),
            "progressDetail" => slot.into(&mut self.progress_detail),
            "errorDetail" => slot.into(&mut self.error_detail),
            "id" => slot.into(&mut self.id),
            "stream" => slot.into(&mut self.stream),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("error", &self.error);
        members.given("status", &self.status);
        members.given("progress", &self.progress);
        members.given("progressDetail", &self.progress_detail);
        members.given("errorDetail", &self.error_detail);
        members.given("id", &self.id);
        members.given("stream", &self.stream);
    }
}

pierhead_support::object!(CreateImageInfo);
