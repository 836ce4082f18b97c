// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{AuxiliaryResult, ErrorDetail, ProgressDetail};

/// One line of a push's progress. Each has a few of the keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PushImageInfo {
    /// What went wrong. The line is the last one, and the push has failed.
    pub error: Option<String>,
    /// What is going on with the layer, as text: `Preparing`, `Pushing`, `Pushed`, `Layer already exists`.
    pub status: Option<String>,
    /// How far it is, as text with a bar.
    pub progress: Option<String>,
    /// How far it is, in numbers.
    pub progress_detail: Option<ProgressDetail>,
    /// Tag, digest and size of the manifest, in the line before the last.
    ///
    /// Not as published: Carries tag, digest and size in the last line of a push; left out by the published
    /// document.
    pub aux: Option<AuxiliaryResult>,
    /// The same error with its number.
    ///
    /// Not as published: moby 44059: Left out by the published document; engines have always sent it (seen on
    /// dockerd 20.10 asked for API 1.32).
    pub error_detail: Option<ErrorDetail>,
    /// The layer that the line is about. Absent when it is about the whole.
    ///
    /// Not as published: The id of the layer that a progress line is about; left out by the published document.
    pub id: Option<String>,
}

impl data::Object for PushImageInfo {
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
            "aux" => slot.into(&mut self.aux),
            "errorDetail" => slot.into(&mut self.error_detail),
            "id" => slot.into(&mut self.id),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("error", &self.error);
        members.given("status", &self.status);
        members.given("progress", &self.progress);
        members.given("progressDetail", &self.progress_detail);
        members.given("aux", &self.aux);
        members.given("errorDetail", &self.error_detail);
        members.given("id", &self.id);
    }
}

pierhead_support::object!(PushImageInfo);
