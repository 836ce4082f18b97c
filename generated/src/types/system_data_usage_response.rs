// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{BuildCacheItem, ContainerSummary, ImageSummary, Volume};

/// Disk space that an engine takes, and the things that take it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SystemDataUsageResponse {
    /// Bytes of all layers of all images, each counted once.
    pub layers_size: Option<i64>,
    /// The images, with `SharedSize` and `Containers` filled in.
    pub images: Option<Vec<ImageSummary>>,
    /// The containers, with `SizeRw` and `SizeRootFs` filled in.
    ///
    /// Not as published: Published as a list of lists; it is a list of container summaries.
    pub containers: Option<Vec<ContainerSummary>>,
    /// The volumes, with `UsageData` filled in.
    pub volumes: Option<Vec<Volume>>,
    /// The pieces of the build cache; null or empty when there are none.
    ///
    /// Not as published: Came with a later version; engines send it whatever version the client asks for (seen on
    /// dockerd 20.10 asked for API 1.32).
    ///
    /// Since version 1.39.
    pub build_cache: Option<Vec<BuildCacheItem>>,
    /// Bytes that a prune of the build cache would free.
    ///
    /// Not as published: Sent since 1.31, the size that POST /build/prune can free; left out by the published
    /// document.
    ///
    /// Since version 1.31.
    pub builder_size: Option<i64>,
}

impl data::Object for SystemDataUsageResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "LayersSize" => slot.into(&mut self.layers_size),
            "Images" => slot.into(&mut self.images),
            "Containers" => slot.into(&mut self.containers),
            "Volumes" => slot.into(&mut self.volumes),
            "BuildCache" => slot.into(&mut self.build_cache),
            "BuilderSize" => slot.into(&mut self.builder_size),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("LayersSize", &self.layers_size);
        members.given("Images", &self.images);
        members.given("Containers", &self.containers);
        members.given("Volumes", &self.volumes);
        members.always("BuildCache", &self.build_cache);
        members.given("BuilderSize", &self.builder_size);
    }
}

pierhead_support::object!(SystemDataUsageResponse);
