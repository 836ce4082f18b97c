//! The images of a data root.

use std::io;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::Stream;

use crate::layers::Layers;
use crate::store::Store;

use super::{
    BrokenImage, HistoryEntry, Image, ImageDetail, ImageError, ImageSummary, ImageUse,
    ImportRequest, Imported, ListQuery, LoadEvents, Removal, RemoveOptions, Tagged,
};

/// All images of one data root. Clones share it. Reading is from memory; every change is durable when its call returns.
#[derive(Clone, Debug)]
pub struct Images {}

impl Images {
    /// Reads the images and claims their layers. Blocking, for start-up, before [`Layers::collect`].
    ///
    /// # Errors
    /// `System` when the database or the directory cannot be read. A single unreadable image is no error: see [`Images::broken`].
    pub fn open(data_root: &Path, store: Store, layers: Layers) -> Result<Self, ImageError> {
        let _ = (data_root, store, layers);
        Ok(Self {})
    }

    /// The images that could not be read.
    pub fn broken(&self) -> Vec<BrokenImage> {
        Vec::new()
    }

    /// How many images there are.
    pub fn count(&self) -> usize {
        0
    }

    /// Finds an image by a name, a full id, or the beginning of an id that only one image has.
    ///
    /// # Errors
    /// `NotFound`; `InvalidParameter` when `name` is neither a name nor an id.
    pub fn get(&self, name: &str) -> Result<Arc<Image>, ImageError> {
        Err(ImageError::NotFound {
            name: name.to_owned(),
        })
    }

    /// Everything about one image.
    ///
    /// # Errors
    /// As [`Images::get`].
    pub fn inspect(&self, name: &str) -> Result<ImageDetail, ImageError> {
        Err(ImageError::NotFound {
            name: name.to_owned(),
        })
    }

    /// The images that a query asks for, the newest first.
    ///
    /// # Errors
    /// `NotFound` when an image that a filter names does not exist, `InvalidParameter` for a malformed pattern.
    pub fn list(&self, query: &ListQuery) -> Result<Vec<ImageSummary>, ImageError> {
        let _ = query;
        Ok(Vec::new())
    }

    /// The steps that made an image, the newest first.
    ///
    /// # Errors
    /// As [`Images::get`].
    pub fn history(&self, name: &str) -> Result<Vec<HistoryEntry>, ImageError> {
        Err(ImageError::NotFound {
            name: name.to_owned(),
        })
    }

    /// Gives an image one more name, taking it from the image that had it.
    ///
    /// # Errors
    /// `NotFound` for the image, `InvalidParameter` for the new name, `System` for the disk.
    pub async fn tag(&self, name: &str, repo: &str, tag: &str) -> Result<Tagged, ImageError> {
        let _ = (repo, tag);
        Err(ImageError::NotFound {
            name: name.to_owned(),
        })
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
        let _ = (options, users);
        Err(ImageError::NotFound {
            name: name.to_owned(),
        })
    }

    /// Removes the images that no container uses: those without a tag, or all when the `dangling` filter is false.
    ///
    /// # Errors
    /// `System` for the disk; `InvalidParameter` for a filter that does not belong here.
    pub async fn prune(
        &self,
        query: &ListQuery,
        users: &[ImageUse],
    ) -> Result<Removal, ImageError> {
        let _ = (query, users);
        Ok(Removal::default())
    }

    /// Makes an image of a root file system's tar (plain, gzip or zstd). Dropping the future stops the work.
    ///
    /// # Errors
    /// `InvalidParameter` for the name, the changes (both looked at before the body is read) and the archive; `System` for the disk.
    pub async fn import<B>(&self, request: ImportRequest, body: B) -> Result<Imported, ImageError>
    where
        B: Stream<Item = io::Result<Bytes>> + Send + Unpin + 'static,
    {
        let _ = (request, body);
        Err(ImageError::Archive {
            reason: String::new(),
        })
    }

    /// Begins to load an archive as `docker save` writes it (or an OCI layout in a tar). The first event tells whether it
    /// is one at all. Must be called within a tokio runtime.
    pub fn load<B>(&self, body: B) -> LoadEvents
    where
        B: Stream<Item = io::Result<Bytes>> + Send + Unpin + 'static,
    {
        let _ = body;
        let (_, receiver) = tokio::sync::mpsc::channel(1);
        LoadEvents { receiver }
    }
}
