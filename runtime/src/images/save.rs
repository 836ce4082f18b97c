//! Saving images: an archive that every `docker load` since 1.10 and every reader of OCI layouts takes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::Arc;

use serde_json::{Value, json};
use tar::{Builder, EntryType, Header};

use crate::layers::{ArchiveStream, DiffId, Digest, LayerError, Layers};

use super::change::Inner;
use super::reference::{ImageName, Reference};
use super::state::{State, is_id_prefix};
use super::{Image, ImageError};

const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const CONFIG: &str = "application/vnd.oci.image.config.v1+json";
const LAYER: &str = "application/vnd.oci.image.layer.v1.tar";

/// An image and the names it is saved under.
struct Chosen {
    image: Arc<Image>,
    names: BTreeSet<Reference>,
    config: Vec<u8>,
}

/// Finds what is asked for and starts the archive. An id saves the image without names, a name without a tag all tags of
/// its repository.
pub(super) fn start(inner: Arc<Inner>, texts: &[String]) -> Result<ArchiveStream, ImageError> {
    let chosen = {
        let state = inner.state();
        choose(&state, texts)?
    };
    let mut images = Vec::new();
    for (image, names) in chosen.into_values() {
        let read = inner.files.read(&image.id);
        let (_, config) = read.map_err(|reason| ImageError::Broken {
            id: image.id.to_string(),
            reason,
        })?;
        images.push(Chosen {
            image,
            names,
            config,
        });
    }
    let layers: BTreeSet<DiffId> = images
        .iter()
        .flat_map(|chosen| chosen.image.layers())
        .copied()
        .collect();
    let layers: Vec<DiffId> = layers.into_iter().collect();
    let kept = Kept::new(&inner.layers, layers)?;
    Ok(ArchiveStream::start(move |out| write(&images, &kept, out)))
}

type Choice = BTreeMap<Digest, (Arc<Image>, BTreeSet<Reference>)>;

fn choose(state: &State, texts: &[String]) -> Result<Choice, ImageError> {
    let mut chosen = Choice::new();
    for text in texts {
        let named: Vec<(Reference, Digest)> = match ImageName::parse(text)? {
            ImageName::Named(name) if name.tag().is_none() && name.digest().is_none() => {
                let same = state
                    .names
                    .iter()
                    .filter(|(other, _)| other.name() == name.name() && other.tag().is_some());
                same.map(|(name, id)| (name.clone(), *id)).collect()
            }
            ImageName::Named(name) => state
                .names
                .get(&name)
                .map(|id| (name.clone(), *id))
                .into_iter()
                .collect(),
            ImageName::Id(_) => Vec::new(),
        };
        if named.is_empty() {
            let image = state.find(text)?;
            debug_assert!(is_id_prefix(&image.id, text), "a name is in the names");
            chosen
                .entry(image.id)
                .or_insert_with(|| (image, BTreeSet::new()));
        }
        for (name, id) in named {
            let Some(image) = state.images.get(&id) else {
                continue;
            };
            chosen
                .entry(id)
                .or_insert_with(|| (Arc::clone(image), BTreeSet::new()))
                .1
                .insert(name);
        }
    }
    Ok(chosen)
}

/// Layers that stay while they are being read.
struct Kept {
    layers: Layers,
    ids: Vec<DiffId>,
}

impl Kept {
    fn new(layers: &Layers, ids: Vec<DiffId>) -> Result<Self, LayerError> {
        layers.retain(&ids)?;
        Ok(Self {
            layers: layers.clone(),
            ids,
        })
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.layers.release(&self.ids);
    }
}

fn write(images: &[Chosen], kept: &Kept, out: &mut dyn Write) -> Result<(), LayerError> {
    let failed = |source| LayerError::Read { source };
    let mut sizes = BTreeMap::new();
    let mut builder = Builder::new(out);
    for directory in ["blobs/", "blobs/sha256/"] {
        append(&mut builder, directory, EntryType::Directory, &[]).map_err(failed)?;
    }
    for id in &kept.ids {
        let size = kept.layers.archive_bytes(id)?;
        sizes.insert(*id, size);
        let mut head = header(EntryType::Regular, size);
        head.set_path(blob(id)).map_err(failed)?;
        head.set_cksum();
        builder
            .get_mut()
            .write_all(head.as_bytes())
            .map_err(failed)?;
        kept.layers.write_archive(id, builder.get_mut())?;
        let padding = size.wrapping_neg() % 512;
        // Less than a block.
        builder
            .get_mut()
            .write_all(&[0; 512][..padding as usize])
            .map_err(failed)?;
    }
    let mut write_documents = || -> io::Result<()> {
        let mut manifests = Vec::new();
        for chosen in images {
            append(
                &mut builder,
                &blob(&chosen.image.id),
                EntryType::Regular,
                &chosen.config,
            )?;
            let manifest = serde_json::to_vec(&manifest(chosen, &sizes))?;
            append(
                &mut builder,
                &blob(&Digest::of(&manifest)),
                EntryType::Regular,
                &manifest,
            )?;
            manifests.extend(index_entries(chosen, &manifest));
        }
        let index = json!({"schemaVersion": 2, "mediaType": INDEX, "manifests": manifests});
        let saved: Vec<Value> = images.iter().map(saved_entry).collect();
        for (name, document) in [
            ("index.json", index),
            ("manifest.json", Value::Array(saved)),
            ("oci-layout", json!({"imageLayoutVersion": "1.0.0"})),
        ] {
            append(
                &mut builder,
                name,
                EntryType::Regular,
                &serde_json::to_vec(&document)?,
            )?;
        }
        builder.finish()
    };
    write_documents().map_err(failed)
}

fn manifest(chosen: &Chosen, sizes: &BTreeMap<DiffId, u64>) -> Value {
    let layers = chosen
        .image
        .layers()
        .iter()
        .map(|id| json!({"mediaType": LAYER, "digest": id, "size": sizes.get(id)}));
    json!({
        "schemaVersion": 2,
        "mediaType": MANIFEST,
        "config": {"mediaType": CONFIG, "digest": chosen.image.id, "size": chosen.config.len()},
        "layers": layers.collect::<Vec<_>>(),
    })
}

/// One entry per name, because an entry holds one.
fn index_entries(chosen: &Chosen, manifest: &[u8]) -> Vec<Value> {
    let entry =
        || json!({"mediaType": MANIFEST, "digest": Digest::of(manifest), "size": manifest.len()});
    if chosen.names.is_empty() {
        return vec![entry()];
    }
    let named = chosen.names.iter().map(|name| {
        let mut entry = entry();
        entry["annotations"] = json!({
            "io.containerd.image.name": name.to_string(),
            "org.opencontainers.image.ref.name": name.tag(),
        });
        entry
    });
    named.collect()
}

fn saved_entry(chosen: &Chosen) -> Value {
    let tags: Vec<String> = chosen
        .names
        .iter()
        .filter(|name| name.tag().is_some())
        .map(Reference::familiar)
        .collect();
    json!({
        "Config": blob(&chosen.image.id),
        "RepoTags": if tags.is_empty() { Value::Null } else { json!(tags) },
        "Layers": chosen.image.layers().iter().map(blob).collect::<Vec<_>>(),
    })
}

fn blob(digest: &Digest) -> String {
    format!("blobs/sha256/{}", digest.hex())
}

fn header(kind: EntryType, size: u64) -> Header {
    let mut header = Header::new_ustar();
    header.set_entry_type(kind);
    header.set_mode(if kind == EntryType::Directory {
        0o755
    } else {
        0o644
    });
    header.set_uid(0);
    header.set_gid(0);
    // The epoch: the same images make the same archive.
    header.set_mtime(0);
    header.set_size(size);
    header
}

fn append<W: Write>(
    builder: &mut Builder<W>,
    path: &str,
    kind: EntryType,
    content: &[u8],
) -> io::Result<()> {
    builder.append_data(&mut header(kind, content.len() as u64), path, content)
}
