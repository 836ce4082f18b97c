//! What the documents of an archive say: `manifest.json` of `docker save`, or `index.json` of an OCI layout.

use serde::Deserialize;

use crate::layers::Digest;

use super::archive::{Members, ReadImage};
use super::import::go_architecture;
use super::reference::Reference;
use super::{ImageConfig, ImageError};

/// An index may point to an index; more than this is a loop.
const INDEX_DEPTH: usize = 4;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct SavedImage {
    config: String,
    #[serde(default)]
    repo_tags: Option<Vec<String>>,
    #[serde(default)]
    layers: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Index {
    manifests: Vec<Descriptor>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    digest: Digest,
    #[serde(default)]
    media_type: String,
    #[serde(default)]
    platform: Option<Platform>,
    #[serde(default)]
    annotations: Option<std::collections::BTreeMap<String, String>>,
}

#[derive(Deserialize)]
struct Platform {
    #[serde(default)]
    architecture: String,
    #[serde(default)]
    os: String,
}

#[derive(Deserialize)]
struct Manifest {
    config: Descriptor,
    layers: Vec<Descriptor>,
}

/// The images of an archive, each with all its layers in the right order.
pub(super) fn find_images(members: &Members) -> Result<Vec<ReadImage>, ImageError> {
    if let Some(bytes) = members.documents.get("manifest.json") {
        let saved: Vec<SavedImage> = parse("manifest.json", bytes)?;
        return saved
            .into_iter()
            .map(|image| members.saved_image(image))
            .collect();
    }
    if members.documents.contains_key("index.json") {
        let mut images = Vec::new();
        members.indexed_images("index.json", &[], 0, &mut images)?;
        return Ok(images);
    }
    Err(archive(
        "it has neither manifest.json nor index.json".to_owned(),
    ))
}

/// The path that a relative link in an archive means.
pub(super) fn resolve_link(path: &str, target: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

impl Members {
    fn saved_image(&self, image: SavedImage) -> Result<ReadImage, ImageError> {
        let paths = image.layers.unwrap_or_default();
        let layers = paths
            .iter()
            .map(|path| self.layer(path))
            .collect::<Result<Vec<_>, _>>()?;
        let names = image.repo_tags.unwrap_or_default();
        let names = names
            .iter()
            .map(|name| Ok(Reference::parse(name)?.or_latest()));
        self.image(
            &image.config,
            &layers,
            names.collect::<Result<_, ImageError>>()?,
        )
    }

    fn indexed_images(
        &self,
        path: &str,
        names: &[Reference],
        depth: usize,
        images: &mut Vec<ReadImage>,
    ) -> Result<(), ImageError> {
        if depth >= INDEX_DEPTH {
            return Err(archive(format!(
                "{path} points to an index in an index in an index"
            )));
        }
        let index: Index = parse(path, self.document(path)?)?;
        for descriptor in index.manifests {
            let blob = blob_path(&descriptor.digest);
            let own = name_of(&descriptor);
            let names = if own.is_empty() { names } else { &own };
            // An index lists images for many machines; those that are not in the archive or not for this one are passed.
            let here = descriptor.platform.as_ref().is_none_or(|platform| {
                matches!(platform.os.as_str(), "linux" | "") && matches!(platform.architecture.as_str(), a if a.is_empty() || a == go_architecture())
            });
            if !here || (depth > 0 && !self.documents.contains_key(&blob)) {
                continue;
            }
            if descriptor.media_type.ends_with("index.v1+json")
                || descriptor.media_type.ends_with("manifest.list.v2+json")
            {
                self.indexed_images(&blob, names, depth + 1, images)?;
                continue;
            }
            let manifest: Manifest = parse(&blob, self.document(&blob)?)?;
            let layers = manifest
                .layers
                .iter()
                .map(|layer| self.layer(&blob_path(&layer.digest)));
            let layers = layers.collect::<Result<Vec<_>, _>>()?;
            images.push(self.image(
                &blob_path(&manifest.config.digest),
                &layers,
                names.to_vec(),
            )?);
        }
        Ok(())
    }

    fn image(
        &self,
        path: &str,
        layers: &[Digest],
        names: Vec<Reference>,
    ) -> Result<ReadImage, ImageError> {
        let bytes = self.document(path)?;
        let config: ImageConfig = parse(path, bytes)?;
        if !matches!(config.os.as_str(), "linux" | "") {
            return Err(archive(format!(
                "{path} is an image for {}, which does not run here",
                config.os
            )));
        }
        let wanted = &config.rootfs.diff_ids;
        if wanted.len() != layers.len() {
            return Err(archive(format!(
                "{path} names {} layers, the archive has {}",
                wanted.len(),
                layers.len()
            )));
        }
        if let Some((wanted, found)) = wanted
            .iter()
            .zip(layers)
            .find(|(wanted, found)| wanted != found)
        {
            return Err(archive(format!(
                "{path} names the layer {wanted}, the archive has {found} in its place"
            )));
        }
        Ok(ReadImage {
            bytes: bytes.to_vec(),
            config,
            names,
        })
    }

    fn layer(&self, path: &str) -> Result<Digest, ImageError> {
        // One link to a layer that is there is what docker save writes; a chain of links is not.
        let target = self.links.get(path).map_or(path, String::as_str);
        let layer = self.layers.get(target).copied();
        layer.ok_or_else(|| archive(format!("the layer {path} is not there")))
    }

    fn document(&self, path: &str) -> Result<&[u8], ImageError> {
        let target = self.links.get(path).map_or(path, String::as_str);
        let bytes = self.documents.get(target).map(Vec::as_slice);
        bytes.ok_or_else(|| archive(format!("{path} is not there")))
    }
}

/// The name that tools write beside an image: a full one where containerd wrote it, else what the OCI layout has.
fn name_of(descriptor: &Descriptor) -> Vec<Reference> {
    let annotations = descriptor.annotations.as_ref();
    let get = |key: &str| annotations.and_then(|all| all.get(key));
    let full = get("io.containerd.image.name").or_else(|| get("org.opencontainers.image.ref.name"));
    // The second may be a mere tag, which is no name; such an image is loaded without one.
    let parsed = full
        .filter(|name| name.contains([':', '/']))
        .and_then(|name| Reference::parse(name).ok());
    parsed.map(Reference::or_latest).into_iter().collect()
}

fn blob_path(digest: &Digest) -> String {
    format!("blobs/sha256/{}", digest.hex())
}

fn parse<'d, T: Deserialize<'d>>(path: &str, bytes: &'d [u8]) -> Result<T, ImageError> {
    serde_json::from_slice(bytes).map_err(|error| archive(format!("{path}: {error}")))
}

fn archive(reason: String) -> ImageError {
    ImageError::Archive { reason }
}
