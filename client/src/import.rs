//! Images from archives of a root file system.

use futures_util::StreamExt as _;
use pierhead_api::operations::image::{ImageCreateError, ImageCreateParams};
use pierhead_support::{ByteStream, Bytes, Error, StreamError};

use crate::engine::Engine;

/// Why an image could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The engine refused at once.
    #[error("the engine refused the archive")]
    Refused(#[from] Error<ImageCreateError>),
    /// The engine failed on the way.
    #[error("the import failed: {0}")]
    Failed(String),
    /// The connection broke.
    #[error("the connection broke during the import")]
    Stream(#[from] StreamError),
}

impl Engine {
    /// Makes an image `repository:tag` out of a tar archive of its root file system; the image's id.
    ///
    /// # Errors
    /// The archive or the name is refused, or the connection breaks.
    pub async fn import(
        &self,
        repository: &str,
        tag: &str,
        archive: impl Into<Bytes>,
    ) -> Result<String, ImportError> {
        let archive = archive.into();
        let params = ImageCreateParams {
            from_src: Some("-".to_owned()),
            repo: Some(repository.to_owned()),
            tag: Some(tag.to_owned()),
            ..ImageCreateParams::default()
        };
        let body = ByteStream::new(futures_util::stream::once(async move { Ok(archive) }));
        let mut lines = self.client().image_create(&params, body).await?;
        let mut id = String::new();
        while let Some(line) = lines.next().await.transpose()? {
            if let Some(error) = line.error {
                return Err(ImportError::Failed(error));
            }
            id = line.status.unwrap_or(id);
        }
        Ok(id)
    }
}
