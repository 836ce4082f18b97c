//! Changing the images: look, write, remember, under one lock. All of it blocks.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use jiff::Timestamp;

use crate::layers::{Digest, Layers};
use crate::store::{Batch, Store};

use super::files::ConfigFiles;
use super::record::{ImageRecord, NameRecord};
use super::reference::Reference;
use super::remove::Plan;
use super::state::State;
use super::{
    Image, ImageConfig, ImageError, ImageId, ImageUse, ListQuery, Removal, RemoveOptions, Removed,
};

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) store: Store,
    pub(super) layers: Layers,
    pub(super) files: ConfigFiles,
    pub(super) state: RwLock<State>,
    /// Held through a whole change: look, write, remember.
    pub(super) changing: Mutex<()>,
}

/// An image about to be: its configuration's bytes as they will be kept, and the same understood.
pub(super) struct NewImage {
    pub(super) bytes: Vec<u8>,
    pub(super) config: ImageConfig,
    pub(super) parent: Option<ImageId>,
    pub(super) names: Vec<Reference>,
}

/// A name that may be given to an image.
pub(super) fn parse_new_name(repo: &str, tag: &str) -> Result<Reference, ImageError> {
    let reference = Reference::with_tag_parameter(repo, tag)?;
    if reference.digest().is_some() {
        return Err(ImageError::TagWithDigest);
    }
    if reference.familiar_name() == "sha256" {
        return Err(ImageError::AmbiguousTag);
    }
    Ok(reference)
}

impl Inner {
    pub(super) fn state(&self) -> RwLockReadGuard<'_, State> {
        // Changes of the state are single insertions and removals; a panic between leaves it usable.
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn change_state(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.write().unwrap_or_else(PoisonError::into_inner));
    }

    pub(super) fn lock_changes(&self) -> MutexGuard<'_, ()> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes an image, or gives the names to the one that is there. Its layers must be kept by the caller until this returns.
    pub(super) fn create(&self, new: NewImage) -> Result<Arc<Image>, ImageError> {
        let _changing = self.lock_changes();
        let id = ImageId::of(&new.bytes);
        let existing = self.state().images.get(&id).cloned();
        if let Some(image) = existing {
            self.name(&image, &new.names)?;
            return Ok(image);
        }
        let stack = new.config.rootfs.diff_ids.clone();
        self.layers.retain(&stack)?;
        let made = self.write_new(id, new);
        if made.is_err() {
            self.layers.release(&stack);
        }
        made
    }

    fn write_new(&self, id: ImageId, new: NewImage) -> Result<Arc<Image>, ImageError> {
        let NewImage {
            bytes,
            config,
            parent,
            names,
        } = new;
        let last_tagged = (!names.is_empty()).then(Timestamp::now);
        let size_bytes = config
            .rootfs
            .diff_ids
            .iter()
            .filter_map(|layer| self.layers.size_bytes(layer))
            .sum();
        self.files.write(&id, &bytes)?;
        let mut batch = Batch::new();
        batch.put(
            &id.hex(),
            &ImageRecord {
                parent,
                last_tagged,
            },
        )?;
        for name in &names {
            batch.put(&name.to_string(), &NameRecord { image: id })?;
        }
        if let Err(error) = self.store.commit_blocking(batch) {
            self.files.remove(&id);
            return Err(error.into());
        }
        let image = Arc::new(Image {
            id,
            config,
            parent,
            size_bytes,
            last_tagged,
        });
        self.change_state(|state| {
            state.broken.retain(|broken| broken.key != id.hex());
            state.images.insert(id, Arc::clone(&image));
            state.names.extend(names.into_iter().map(|name| (name, id)));
        });
        Ok(image)
    }

    /// Gives names to an image. The lock is held.
    pub(super) fn name(&self, image: &Image, names: &[Reference]) -> Result<(), ImageError> {
        if names.is_empty() {
            return Ok(());
        }
        let last_tagged = Some(Timestamp::now());
        let mut batch = Batch::new();
        batch.put(
            &image.id.hex(),
            &ImageRecord {
                parent: image.parent,
                last_tagged,
            },
        )?;
        for name in names {
            batch.put(&name.to_string(), &NameRecord { image: image.id })?;
        }
        self.store.commit_blocking(batch)?;
        self.change_state(|state| {
            state.images.insert(
                image.id,
                Arc::new(Image {
                    last_tagged,
                    ..image.clone()
                }),
            );
            state
                .names
                .extend(names.iter().map(|name| (name.clone(), image.id)));
        });
        Ok(())
    }

    pub(super) fn remove(
        &self,
        name: &str,
        options: RemoveOptions,
        users: &[ImageUse],
    ) -> Result<Removal, ImageError> {
        let stacks = self.layers.stacks();
        let layer_bytes = |layer: &_| self.layers.size_bytes(layer).unwrap_or_default();
        let state = self.state();
        let mut plan = Plan::new(&state, users, &stacks, &layer_bytes);
        plan.remove(name, options)?;
        let Plan {
            names,
            images,
            removal,
            ..
        } = plan;
        drop(state);
        let mut batch = Batch::new();
        for image in &images {
            batch.remove::<ImageRecord>(&image.id.hex());
        }
        for name in &names {
            batch.remove::<NameRecord>(&name.to_string());
        }
        self.store.commit_blocking(batch)?;
        self.change_state(|state| {
            state.names.retain(|name, _| !names.contains(name));
            state
                .images
                .retain(|id, _| !images.iter().any(|image| image.id == *id));
        });
        // From here on nobody finds them; what a crash leaves behind, the next start takes away.
        for image in images {
            self.files.remove(&image.id);
            self.layers.release(image.layers());
        }
        Ok(removal)
    }

    pub(super) fn prune(
        &self,
        query: &ListQuery,
        users: &[ImageUse],
    ) -> Result<Removal, ImageError> {
        let dangling_only = query.filters.dangling != Some(false);
        let candidates: Vec<(ImageId, Vec<Reference>)> = {
            let state = self.state();
            let unused = state.images.values().filter(|image| {
                !state.has_children(&image.id)
                    && !users.iter().any(|user| user.image == image.id)
                    && query.filters.match_labels(image)
                    && query
                        .filters
                        .until
                        .is_none_or(|until| image.config.created < Some(until))
            });
            unused
                .map(|image| {
                    (
                        image.id,
                        state.names_of(&image.id).into_iter().cloned().collect(),
                    )
                })
                .collect()
        };
        let mut all = Removal::default();
        for (id, names) in candidates {
            if dangling_only && names.iter().any(|name| name.tag().is_some()) {
                continue;
            }
            let texts: Vec<String> = if names.is_empty() {
                vec![id.hex()]
            } else {
                names.iter().map(Reference::to_string).collect()
            };
            for text in texts {
                match self.remove(&text, RemoveOptions::default(), users) {
                    Ok(removal) => all.append(removal),
                    // Parents and digests may have gone with an earlier one; what became needed meanwhile stays.
                    Err(
                        ImageError::NotFound { .. }
                        | ImageError::InUse { .. }
                        | ImageError::ReferenceInUse { .. },
                    ) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(all)
    }

    /// Removes what is left of a broken image.
    pub(super) fn remove_broken(&self, text: &str) -> Result<Removal, ImageError> {
        let broken = self
            .state()
            .broken
            .iter()
            .find(|broken| broken.is_meant_by(text))
            .cloned();
        let broken = broken.ok_or_else(|| ImageError::NotFound {
            name: text.to_owned(),
        })?;
        let id = Digest::from_hex(&broken.key);
        let mut batch = Batch::new();
        batch.remove::<ImageRecord>(&broken.key);
        for (name, record) in self.store.load::<NameRecord>()?.documents {
            if Some(record.image) == id {
                batch.remove::<NameRecord>(&name);
            }
        }
        self.store.commit_blocking(batch)?;
        self.change_state(|state| state.broken.retain(|other| other.key != broken.key));
        if let Some(id) = &id {
            self.files.remove(id);
        }
        let deleted = id.map_or_else(|| broken.key.clone(), |id| id.to_string());
        Ok(Removal {
            removed: vec![Removed::Deleted(deleted)],
            deleted_images: id.into_iter().collect(),
            ..Removal::default()
        })
    }
}
