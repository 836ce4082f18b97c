// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{AuxiliaryResult, ErrorDetail, ProgressDetail};

/// One line of a build's progress. Each has one or two of the keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BuildInfo {
    /// Id of the layer that a line with `status` is about.
    pub id: Option<String>,
    /// A piece of text to show as it is, line breaks included.
    pub stream: Option<String>,
    /// What went wrong. The line is the last one, and the build has failed.
    pub error: Option<String>,
    /// The same error with its number.
    pub error_detail: Option<ErrorDetail>,
    /// What is going on with the layer of a base image: `Downloading`, `Extracting` and so on.
    pub status: Option<String>,
    /// How far it is, as text with a bar.
    pub progress: Option<String>,
    /// How far it is, in numbers.
    pub progress_detail: Option<ProgressDetail>,
    /// Id of the image that was built.
    ///
    /// Not as published: Carries the id of the built image in the last line of a build; left out by the published
    /// document.
    pub aux: Option<AuxiliaryResult>,
}

impl data::Object for BuildInfo {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "id" => slot.into(&mut self.id),
            "stream" => slot.into(&mut self.stream),
            "error" => slot.into(&mut self.error),
            "errorDetail" => slot.into(&mut self.error_detail),
            "status" => slot.into(&mut self.status),
            "progress" => slot.into(&mut self.progress),
            "progressDetail" => slot.into(&mut self.progress_detail),
            "aux" => slot.into(&mut self.aux),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("id", &self.id);
        members.given("stream", &self.stream);
        members.given("error", &self.error);
        members.given("errorDetail", &self.error_detail);
        members.given("status", &self.status);
        members.given("progress", &self.progress);
        members.given("progressDetail", &self.progress_detail);
        members.given("aux", &self.aux);
    }
}

pierhead_support::object!(BuildInfo);
