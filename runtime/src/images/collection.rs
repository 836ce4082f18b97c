//! The images of a data root.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, RwLock};

use bytes::Bytes;
use futures_util::Stream;

use crate::layers::{ArchiveStream, Layers};
use crate::store::Store;

use super::body::{Body, cancellation};
use super::change::{Inner, parse_new_name};
use super::files::ConfigFiles;
use super::{
    BrokenImage, HistoryEntry, Image, ImageDetail, ImageError, ImageId, ImageSummary, ImageUse,
    ImportRequest, Imported, ListQuery, LoadEvents, Removal, RemoveOptions, Tagged, import, list,
    load, open, save,
};

/// All images of one data root. Clones share it. Reading is from memory; every change is durable when its call returns.
///
/// Changes run on blocking threads, one at a time, and to their end even when the future that asked is dropped, so that the
/// memory never says anything else than the disk.
#[derive(Clone, Debug)]
pub struct Images {
    inner: Arc<Inner>,
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

    /// The archive of images, for [`Images::load`] here or elsewhere: each by name or id; a name without a tag means all tags of
    /// its repository. Blocks briefly; must be called within a tokio runtime.
    ///
    /// # Errors
    /// As [`Images::get`]. What fails later ends the stream with an error.
    pub fn save(&self, names: &[String]) -> Result<ArchiveStream, ImageError> {
        save::start(Arc::clone(&self.inner), names)
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
