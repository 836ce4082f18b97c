//! Changes of images, with their events.

use bytes::Bytes;
use futures_util::{Stream, StreamExt};

use super::{Engine, EngineError};
use crate::containers::Status;
use crate::images::{
    ImageError, ImageUse, ImportRequest, Imported, ListQuery, LoadEvent, Removal, RemoveOptions,
    Tagged,
};

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
        let imported = self.inner.images.import(request, body).await?;
        let id = imported.id.to_string();
        if let Some(reference) = &imported.reference {
            self.image_event(&id, "tag", &reference.familiar());
        }
        self.image_event(&id, "import", &id);
        Ok(imported)
    }

    /// Loads an archive as `docker save` writes it. Dropping the stream stops the load.
    pub fn load_images<B>(
        &self,
        body: B,
    ) -> impl Stream<Item = Result<LoadEvent, ImageError>> + Send + Unpin + use<B>
    where
        B: Stream<Item = std::io::Result<Bytes>> + Send + Unpin + 'static,
    {
        let engine = self.clone();
        self.inner.images.load(body).inspect(move |event| {
            if let Ok(LoadEvent::Loaded { id, .. } | LoadEvent::LoadedId { id }) = event {
                let id = id.to_string();
                engine.image_event(&id, "load", &id);
            }
        })
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
        let tagged = self.inner.images.tag(name, repo, tag).await?;
        self.image_event(&tagged.id.to_string(), "tag", &tagged.reference.familiar());
        Ok(tagged)
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
        let removal = self
            .inner
            .images
            .remove(name, options, &self.image_users())
            .await?;
        self.removal_events(&removal);
        Ok(removal)
    }

    /// Removes the images that no container uses and that match.
    ///
    /// # Errors
    /// As [`crate::images::Images::prune`].
    pub async fn prune_images(&self, query: &ListQuery) -> Result<Removal, EngineError> {
        let removal = self.inner.images.prune(query, &self.image_users()).await?;
        self.removal_events(&removal);
        Ok(removal)
    }

    /// Which container was made from which image.
    pub fn image_users(&self) -> Vec<ImageUse> {
        let describe = |container: &std::sync::Arc<crate::containers::Container>| {
            let snapshot = container.snapshot();
            ImageUse {
                container_id: container.id().to_owned(),
                image: snapshot.record.image,
                running: snapshot.state.status.is_alive()
                    || snapshot.state.status == Status::Restarting,
            }
        };
        self.inner.containers.all().iter().map(describe).collect()
    }

    fn removal_events(&self, removal: &Removal) {
        for id in &removal.untagged_images {
            let id = id.to_string();
            self.image_event(&id, "untag", &id);
        }
        for id in &removal.deleted_images {
            let id = id.to_string();
            self.image_event(&id, "delete", &id);
        }
    }
}
