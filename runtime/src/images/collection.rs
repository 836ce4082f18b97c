//! The images of a data root.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

use bytes::Bytes;
use futures_util::Stream;
use jiff::Timestamp;

use crate::layers::Layers;
use crate::store::{Batch, Store};

use super::body::{Body, cancellation};
use super::files::ConfigFiles;
use super::record::{ImageRecord, NameRecord};
use super::reference::Reference;
use super::remove::Plan;
use super::state::State;
use super::{
    BrokenImage, HistoryEntry, Image, ImageConfig, ImageDetail, ImageError, ImageId, ImageSummary,
    ImageUse, ImportRequest, Imported, ListQuery, LoadEvents, Removal, RemoveOptions, Removed,
    Tagged, import, list, load, open,
};

/// All images of one data root. Clones share it. Reading is from memory; every change is durable when its call returns.
///
/// Changes run on blocking threads, one at a time, and to their end even when the future that asked is dropped, so that the
/// memory never says anything else than the disk.
#[derive(Clone, Debug)]
pub struct Images {
    inner: Arc<Inner>,
}

#[derive(Debug)]
pub(super) struct Inner {
    store: Store,
    pub(super) layers: Layers,
    files: ConfigFiles,
    state: RwLock<State>,
    /// Held through a whole change: look, write, remember.
    changing: Mutex<()>,
}

/// An image about to be: its configuration's bytes as they will be kept, and the same understood.
pub(super) struct NewImage {
    pub(super) bytes: Vec<u8>,
    pub(super) config: ImageConfig,
    pub(super) parent: Option<ImageId>,
    pub(super) names: Vec<Reference>,
}

impl Images {
    /// Reads the images and claims their layers. Blocking, for start-up, before [`Layers::collect`].
    ///
    /// # Errors
    /// `System` when the database or the directory cannot be read. A single unreadable image is no error: see [`Images::broken`].
    pub fn open(data_root: &Path, store: Store, layers: Layers) -> Result<Self, ImageError> {
        let files = ConfigFiles::open(data_root, layers.trash().clone())?;
        let state = open::read_state(&store, &files, &layers)?;
        Ok(Self {
            inner: Arc::new(Inner {
                store,
                layers,
                files,
                state: RwLock::new(state),
                changing: Mutex::new(()),
            }),
        })
    }

    /// The images that could not be read.
    pub fn broken(&self) -> Vec<BrokenImage> {
        self.inner.state().broken.clone()
    }

    /// How many images there are.
    pub fn count(&self) -> usize {
        self.inner.state().images.len()
    }

    /// Finds an image by a name, a full id, or the beginning of an id that only one image has.
    ///
    /// # Errors
    /// `NotFound`; `InvalidParameter` when `name` is neither a name nor an id; `System` when it is there but broken.
    pub fn get(&self, name: &str) -> Result<Arc<Image>, ImageError> {
        self.inner.state().find(name)
    }

    /// Everything about one image.
    ///
    /// # Errors
    /// As [`Images::get`].
    pub fn inspect(&self, name: &str) -> Result<ImageDetail, ImageError> {
        let state = self.inner.state();
        let image = state.find(name)?;
        let (repo_tags, repo_digests) = state.tags_and_digests(&image.id);
        let layers = &self.inner.layers;
        Ok(ImageDetail {
            repo_tags,
            repo_digests,
            driver: layers.driver().as_str(),
            paths: layers.image_paths(image.layers()),
            image,
        })
    }

    /// The bytes of an image's configuration, exactly as they came.
    ///
    /// # Errors
    /// `System` when it cannot be read. Blocking, briefly.
    pub fn config_bytes(&self, id: &ImageId) -> Result<Vec<u8>, ImageError> {
        let read = self.inner.files.read(id);
        read.map(|(_, bytes)| bytes)
            .map_err(|reason| ImageError::Broken {
                id: id.to_string(),
                reason,
            })
    }

    /// The images that a query asks for, the newest first.
    ///
    /// # Errors
    /// `NotFound` when an image that a filter names does not exist, `InvalidParameter` for a malformed pattern.
    pub fn list(&self, query: &ListQuery) -> Result<Vec<ImageSummary>, ImageError> {
        list::list(&self.inner.state(), query)
    }

    /// The steps that made an image, the newest first.
    ///
    /// # Errors
    /// As [`Images::get`].
    pub fn history(&self, name: &str) -> Result<Vec<HistoryEntry>, ImageError> {
        let state = self.inner.state();
        let image = state.find(name)?;
        Ok(list::history(&state, &self.inner.layers, &image))
    }

    /// Gives an image one more name, taking it from the image that had it.
    ///
    /// # Errors
    /// `NotFound` for the image, `InvalidParameter` for the new name, `System` for the disk.
    pub async fn tag(&self, name: &str, repo: &str, tag: &str) -> Result<Tagged, ImageError> {
        let reference = parse_new_name(repo, tag)?;
        let name = name.to_owned();
        self.run(move |inner| {
            let _changing = inner.lock_changes();
            let image = inner.state().find(&name)?;
            inner.name(&image, std::slice::from_ref(&reference))?;
            Ok(Tagged {
                id: image.id,
                reference,
            })
        })
        .await
    }

    /// Removes a name, and the image with it when that was its last. `users` are all containers with their images.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when something stands against it; `System` for the disk.
    pub async fn remove(
        &self,
        name: &str,
        options: RemoveOptions,
        users: &[ImageUse],
    ) -> Result<Removal, ImageError> {
        let (name, users) = (name.to_owned(), users.to_vec());
        self.run(move |inner| {
            let _changing = inner.lock_changes();
            let found = inner.state().find(&name);
            match found {
                Err(ImageError::Broken { .. }) => inner.remove_broken(&name),
                _ => inner.remove(&name, options, &users),
            }
        })
        .await
    }

    /// Removes the images that no container uses: those without a tag, or all when the `dangling` filter is false.
    ///
    /// # Errors
    /// `System` for the disk.
    pub async fn prune(
        &self,
        query: &ListQuery,
        users: &[ImageUse],
    ) -> Result<Removal, ImageError> {
        let (query, users) = (query.clone(), users.to_vec());
        self.run(move |inner| {
            let _changing = inner.lock_changes();
            inner.prune(&query, &users)
        })
        .await
    }

    /// Makes an image of a root file system's tar (plain, gzip or zstd). Dropping the future stops the work.
    ///
    /// # Errors
    /// `InvalidParameter` for the name, the changes (both looked at before the body is read) and the archive; `System` for the disk.
    pub async fn import<B>(&self, request: ImportRequest, body: B) -> Result<Imported, ImageError>
    where
        B: Stream<Item = io::Result<Bytes>> + Send + Unpin + 'static,
    {
        let plan = import::plan(&request)?;
        let (_keep_going, cancelled) = cancellation();
        let body = Body::new(body, cancelled, tokio::runtime::Handle::current());
        self.run(move |inner| import::carry_out(inner, plan, body))
            .await
    }

    /// Begins to load an archive as `docker save` writes it (or an OCI layout in a tar). The first event tells whether it
    /// is one at all. Must be called within a tokio runtime.
    pub fn load<B>(&self, body: B) -> LoadEvents
    where
        B: Stream<Item = io::Result<Bytes>> + Send + Unpin + 'static,
    {
        load::start(Arc::clone(&self.inner), body)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> Result<T, ImageError> + Send + 'static,
    ) -> Result<T, ImageError> {
        let inner = Arc::clone(&self.inner);
        let done = tokio::task::spawn_blocking(move || work(&inner)).await;
        done.unwrap_or(Err(ImageError::Interrupted))
    }
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
    fn state(&self) -> RwLockReadGuard<'_, State> {
        // Changes of the state are single insertions and removals; a panic between leaves it usable.
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn change_state(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.write().unwrap_or_else(PoisonError::into_inner));
    }

    fn lock_changes(&self) -> std::sync::MutexGuard<'_, ()> {
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
    fn name(&self, image: &Image, names: &[Reference]) -> Result<(), ImageError> {
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

    fn remove(
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

    fn prune(&self, query: &ListQuery, users: &[ImageUse]) -> Result<Removal, ImageError> {
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
    fn remove_broken(&self, text: &str) -> Result<Removal, ImageError> {
        let broken = self
            .state()
            .broken
            .iter()
            .find(|broken| broken.is_meant_by(text))
            .cloned();
        let broken = broken.ok_or_else(|| ImageError::NotFound {
            name: text.to_owned(),
        })?;
        let id = crate::layers::Digest::from_hex(&broken.key);
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
