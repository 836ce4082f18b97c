// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{ContainerConfig, GraphDriverData, ImageMetadata, ImageRootFs};

/// Everything the engine tells about one image.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Image {
    /// Id of the image: the digest of its configuration, `sha256:` and 64 hexadecimal digits.
    pub id: String,
    /// Its names, each with a tag. Empty when it has none.
    pub repo_tags: Option<Vec<String>>,
    /// Its names with the digests under which registries have it. Empty when it was neither pulled nor pushed.
    pub repo_digests: Option<Vec<String>>,
    /// Id of the image that it was built on, on this engine. Empty when it was pulled, loaded or imported.
    pub parent: String,
    /// Comment of its last step. Empty when there is none.
    pub comment: String,
    /// When it was made, RFC 3339 in UTC; by its builder, not by this engine.
    pub created: String,
    /// Id of the container that it was committed from. Empty when it was not, or when it is not known.
    pub container: String,
    /// Configuration of the container that it was committed from. Not that of new containers, which is `Config`.
    pub container_config: Option<ContainerConfig>,
    /// Version of the engine that built it. Empty when another program did.
    pub docker_version: String,
    /// Who made it, as free text. Empty when nobody said.
    pub author: String,
    /// Configuration that new containers begin with.
    pub config: Option<ContainerConfig>,
    /// Processor that its programs run on, such as `amd64` or `arm64`.
    pub architecture: String,
    /// Operating system that its programs run on: `linux` or `windows`.
    pub os: String,
    /// Version of the operating system it needs (Windows only). Absent elsewhere.
    pub os_version: Option<String>,
    /// Bytes of all its layers together, unpacked.
    pub size: i64,
    /// The same number; in the past it counted shared layers as well.
    pub virtual_size: i64,
    /// Where the storage driver keeps its file system.
    pub graph_driver: GraphDriverData,
    /// Its layers.
    pub root_fs: ImageRootFs,
    /// What this engine notes about it.
    pub metadata: Option<ImageMetadata>,
}

impl data::Object for Image {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Id" => slot.into(&mut self.id),
            "RepoTags" => slot.into(&mut self.repo_tags),
            "RepoDigests" => slot.into(&mut self.repo_digests),
            "Parent" => slot.into(&mut self.parent),
            "Comment" => slot.into(&mut self.comment),
            "Created" => slot.into(&mut self.created),
            "Container" => slot.into(&mut self.container),
            "ContainerConfig" => slot.into(&mut self.container_config),
            "DockerVersion" => slot.into(&mut self.docker_version),
            "Author" => slot.into(&mut self.author),
            "Config" => slot.into(&mut self.config),
            "Architecture" => slot.into(&mut self.architecture),
            "Os" => slot.into(&mut self.os),
            "OsVersion" => slot.into(&mut self.os_version),
            "Size" => slot.into(&mut self.size),
            "VirtualSize" => slot.into(&mut self.virtual_size),
            "GraphDriver" => slot.into(&mut self.graph_driver),
            "RootFS" => slot.into(&mut self.root_fs),
            "Metadata" => slot.into(&mut self.metadata),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Id", &self.id);
        members.given("RepoTags", &self.repo_tags);
        members.given("RepoDigests", &self.repo_digests);
        members.always("Parent", &self.parent);
        members.always("Comment", &self.comment);
        members.always("Created", &self.created);
        members.always("Container", &self.container);
        members.given("ContainerConfig", &self.container_config);
        members.always("DockerVersion", &self.docker_version);
        members.always("Author", &self.author);
        members.given("Config", &self.config);
        members.always("Architecture", &self.architecture);
        members.always("Os", &self.os);
        members.given("OsVersion", &self.os_version);
        members.always("Size", &self.size);
        members.always("VirtualSize", &self.virtual_size);
        members.always("GraphDriver", &self.graph_driver);
        members.always("RootFS", &self.root_fs);
        members.given("Metadata", &self.metadata);
    }
}

pierhead_support::object!(Image);
