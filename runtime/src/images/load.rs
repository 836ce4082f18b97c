//! Loading the archives that `docker save` writes.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::Stream;
use tokio::sync::mpsc;

use super::{ImageError, ImageId};

/// Progress of a load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadEvent {
    /// A layer is being read.
    Layer {
        /// What it is called in the archive, twelve characters.
        id: String,
        /// Bytes read.
        current_bytes: u64,
        /// Bytes in all.
        total_bytes: u64,
    },
    /// An image is there, under this name.
    Loaded {
        /// The name in its familiar form.
        reference: String,
        /// The image.
        id: ImageId,
    },
    /// An image without a name is there.
    LoadedId {
        /// The image.
        id: ImageId,
    },
}

impl LoadEvent {
    /// The line that dockerd prints for a finished image, with its line end; `None` for progress.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Layer { .. } => None,
            Self::Loaded { reference, .. } => Some(format!("Loaded image: {reference}\n")),
            Self::LoadedId { id } => Some(format!("Loaded image ID: {id}\n")),
        }
    }
}

/// The events of a load under way; an error is the last. Dropping this stops the load, and what is not yet an image goes.
#[derive(Debug)]
pub struct LoadEvents {
    pub(super) receiver: mpsc::Receiver<Result<LoadEvent, ImageError>>,
}

impl LoadEvents {
    /// The next event; `None` when the load is done.
    pub async fn next(&mut self) -> Option<Result<LoadEvent, ImageError>> {
        self.receiver.recv().await
    }
}

impl Stream for LoadEvents {
    type Item = Result<LoadEvent, ImageError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.receiver.poll_recv(cx)
    }
}
