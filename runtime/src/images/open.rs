//! Reading the images at start-up: what is whole is taken, what is not is named.

use std::collections::HashSet;
use std::sync::Arc;

use crate::layers::{Digest, Layers};
use crate::store::{Batch, Loaded, Store};

use super::files::ConfigFiles;
use super::record::{ImageRecord, NameRecord};
use super::state::State;
use super::{BrokenImage, Image, ImageError, ImageId};

/// Reads everything and claims the layers. The configurations are the truth about an image, the records say which of them
/// were acknowledged; when the database was lost, every whole configuration counts.
pub(super) fn read_state(
    store: &Store,
    files: &ConfigFiles,
    layers: &Layers,
) -> Result<State, ImageError> {
    let mut state = State::default();
    let records: Loaded<ImageRecord> = store.load()?;
    for broken in records.broken {
        state.broken.push(BrokenImage {
            key: broken.key,
            reason: broken.reason,
        });
    }
    for (key, record) in records.documents {
        let Some(id) = Digest::from_hex(&key) else {
            state.broken.push(BrokenImage {
                key,
                reason: "its key is not an id".to_owned(),
            });
            continue;
        };
        match read_image(id, record, files, layers) {
            Ok(image) => drop(state.images.insert(id, Arc::new(image))),
            Err(reason) => state.broken.push(BrokenImage { key, reason }),
        }
    }
    take_strays(store, files, layers, &mut state)?;
    for broken in &state.broken {
        tracing::error!(
            image = broken.key,
            reason = broken.reason,
            "an image is broken; it can be removed by its id"
        );
    }
    read_names(store, &mut state)?;
    Ok(state)
}

fn read_image(
    id: ImageId,
    record: ImageRecord,
    files: &ConfigFiles,
    layers: &Layers,
) -> Result<Image, String> {
    let (config, _) = files.read(&id)?;
    layers
        .retain(&config.rootfs.diff_ids)
        .map_err(|error| error.to_string())?;
    let size_bytes = config
        .rootfs
        .diff_ids
        .iter()
        .filter_map(|layer| layers.size_bytes(layer))
        .sum();
    Ok(Image {
        id,
        config,
        parent: record.parent,
        size_bytes,
        last_tagged: record.last_tagged,
    })
}

/// Configurations without a record are what a crash left before the record was written, and go. When the database itself was
/// lost they are all there is, and come back without their names.
fn take_strays(
    store: &Store,
    files: &ConfigFiles,
    layers: &Layers,
    state: &mut State,
) -> Result<(), ImageError> {
    let recorded = |id: &ImageId, state: &State| {
        state.images.contains_key(id) || state.broken.iter().any(|broken| broken.key == id.hex())
    };
    let mut batch = Batch::new();
    for id in files.ids()? {
        if recorded(&id, state) {
            continue;
        }
        if store.replaced().is_none() {
            files.remove(&id);
            continue;
        }
        match read_image(id, ImageRecord::default(), files, layers) {
            Ok(image) => {
                tracing::warn!(image = %id, "an image was taken back without its names: the database that held them is lost");
                batch.put(&id.hex(), &ImageRecord::default())?;
                state.images.insert(id, Arc::new(image));
            }
            Err(reason) => {
                tracing::error!(image = %id, reason, "an image of the lost database cannot be taken back")
            }
        }
    }
    Ok(store.commit_blocking(batch)?)
}

/// Names of images that are not there are dropped; those of broken images stay until these are removed.
fn read_names(store: &Store, state: &mut State) -> Result<(), ImageError> {
    let names: Loaded<NameRecord> = store.load()?;
    let broken: HashSet<&str> = state
        .broken
        .iter()
        .map(|broken| broken.key.as_str())
        .collect();
    let mut batch = Batch::new();
    for lost in names.broken {
        tracing::error!(
            name = lost.key,
            "the record of an image's name is broken: the name is gone, the image stays"
        );
        batch.remove::<NameRecord>(&lost.key);
    }
    let mut found = Vec::new();
    for (text, NameRecord { image }) in names.documents {
        match text.parse() {
            Ok(name) if state.images.contains_key(&image) => found.push((name, image)),
            Ok(_) if broken.contains(image.hex().as_str()) => {}
            _ => {
                tracing::warn!(name = text, image = %image, "a name without its image is dropped");
                batch.remove::<NameRecord>(&text);
            }
        }
    }
    drop(broken);
    state.names.extend(found);
    Ok(store.commit_blocking(batch)?)
}
