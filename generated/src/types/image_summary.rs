// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;

/// One image in the list of images. All keys are always there; what was not measured is -1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImageSummary {
    /// Id of the image: `sha256:` and 64 hexadecimal digits.
    pub id: String,
    /// Id of the image that it was built on, on this engine. Empty when it was pulled, loaded or imported.
    pub parent_id: String,
    /// Its names, each with a tag. An image without a name has the entry `<none>:<none>`.
    pub repo_tags: Vec<String>,
    /// Its names with the digests under which registries have it; null or `<none>@<none>` when there are none.
    pub repo_digests: Option<Vec<String>>,
    /// When it was made, in seconds since 1970-01-01 UTC.
    pub created: i64,
    /// Bytes of all its layers together, unpacked.
    pub size: i64,
    /// Bytes of those of its layers that other images have too; -1 when not measured, which only `GET /system/df`
    /// does.
    pub shared_size: i64,
    /// The same number as `Size`; in the past it counted shared layers as well.
    pub virtual_size: i64,
    /// Its labels; null when there are none.
    pub labels: Option<BTreeMap<String, String>>,
    /// How many containers were made from it; -1 when not counted, which only `GET /system/df` does.
    pub containers: i64,
}

impl data::Object for ImageSummary {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Id" => slot.into(&mut self.id),
            "ParentId" => slot.into(&mut self.parent_id),
            "RepoTags" => slot.into(&mut self.repo_tags),
            "RepoDigests" => slot.into(&mut self.repo_digests),
            "Created" => slot.into(&mut self.created),
            "Size" => slot.into(&mut self.size),
            "SharedSize" => slot.into(&mut self.shared_size),
            "VirtualSize" => slot.into(&mut self.virtual_size),
            "Labels" => slot.into(&mut self.labels),
            "Containers" => slot.into(&mut self.containers),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Id", &self.id);
        members.always("ParentId", &self.parent_id);
        members.always("RepoTags", &self.repo_tags);
        members.always("RepoDigests", &self.repo_digests);
        members.always("Created", &self.created);
        members.always("Size", &self.size);
        members.always("SharedSize", &self.shared_size);
        members.always("VirtualSize", &self.virtual_size);
        members.always("Labels", &self.labels);
        members.always("Containers", &self.containers);
    }
}

pierhead_support::object!(ImageSummary);
