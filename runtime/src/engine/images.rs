//! Changes of images, with their events.

use bytes::Bytes;
use futures_util::Stream;

use super::{Engine, EngineError};
use crate::images::{ImportRequest, Imported, LoadEvents, Removal, RemoveOptions, Tagged};

impl Engine {
    /// Makes an image of a root file system's tar.
    ///
    /// # Errors
    /// As [`crate::images::Images::import`].
    pub async fn import_image<B>(
        &self,
        request: ImportRequest,
        body: B,
    ) -> Result<Imported, EngineError>
    where
        B: Stream<Item = std::io::Result<Bytes>> + Send + Unpin + 'static,
    {
        let _ = (request, body);
        Err(EngineError::NotImplemented {
            what: "image import",
        })
    }

    /// Loads an archive as `docker save` writes it.
    pub fn load_images<B>(&self, body: B) -> LoadEvents
    where
        B: Stream<Item = std::io::Result<Bytes>> + Send + Unpin + 'static,
    {
        self.inner.images.load(body)
    }

    /// Gives an image one more name.
    ///
    /// # Errors
    /// As [`crate::images::Images::tag`].
    pub async fn tag_image(
        &self,
        name: &str,
        repo: &str,
        tag: &str,
    ) -> Result<Tagged, EngineError> {
        let _ = (name, repo, tag);
        Err(EngineError::NotImplemented { what: "image tag" })
    }

    /// Removes a name, and the image with it when that was its last.
    ///
    /// # Errors
    /// As [`crate::images::Images::remove`].
    pub async fn remove_image(
        &self,
        name: &str,
        options: RemoveOptions,
    ) -> Result<Removal, EngineError> {
        let _ = (name, options);
        Err(EngineError::NotImplemented {
            what: "image remove",
        })
    }
}
