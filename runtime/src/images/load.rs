//! Loading the archives that `docker save` writes.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::Stream;
use tokio::sync::mpsc;

use super::archive::{ReadArchive, read_archive};
use super::body::Body;
use super::change::{Inner, NewImage};
use super::{ImageError, ImageId};
use crate::layers::Limits;

/// How far a client may fall behind before the load waits for it.
const EVENTS: usize = 16;

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
    receiver: mpsc::Receiver<Result<LoadEvent, ImageError>>,
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

/// Starts the work on a blocking thread, which the receiver owns: it ends when that is dropped.
pub(super) fn start<B>(inner: Arc<Inner>, body: B) -> LoadEvents
where
    B: Stream<Item = io::Result<Bytes>> + Send + Unpin + 'static,
{
    let (sender, receiver) = mpsc::channel(EVENTS);
    let runtime = tokio::runtime::Handle::current();
    tokio::task::spawn_blocking(move || {
        let watch = sender.clone();
        let gone = Box::pin(async move { watch.closed().await });
        let body = Body::new(body, gone, runtime);
        let send = |event| sender.blocking_send(Ok(event)).is_ok();
        if let Err(error) = load(&inner, body, &send) {
            // Nobody listens any more when this fails.
            let _ = sender.blocking_send(Err(error));
        }
    });
    LoadEvents { receiver }
}

fn load(
    inner: &Inner,
    body: impl io::Read,
    send: &dyn Fn(LoadEvent) -> bool,
) -> Result<(), ImageError> {
    let ReadArchive { images, layers } =
        read_archive(&inner.layers, body, &Limits::default(), &mut |event| {
            // A client that is gone also ends the body.
            send(event);
        })?;
    for image in images {
        let names = image.names.clone();
        let made = inner.create(NewImage {
            bytes: image.bytes,
            config: image.config,
            parent: None,
            names: image.names,
        })?;
        if names.is_empty() {
            send(LoadEvent::LoadedId { id: made.id });
        }
        for name in names {
            send(LoadEvent::Loaded {
                reference: name.familiar(),
                id: made.id,
            });
        }
    }
    // Until here they kept the layers that no image had claimed yet.
    drop(layers);
    Ok(())
}
