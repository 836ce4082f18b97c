//! Archives that are written while a client reads them.

use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_util::Stream;
use tokio::sync::mpsc;

const CHUNK_BYTES: usize = 256 << 10;
/// Chunks that wait for a slow client; then the writing waits too.
const CHUNKS: usize = 4;

/// The bytes of an archive being written on a blocking thread. An error ends the stream, so that a client never takes a
/// part for the whole; dropping it ends the writing.
#[derive(Debug)]
pub struct ArchiveStream {
    receiver: mpsc::Receiver<io::Result<Bytes>>,
}

impl ArchiveStream {
    /// Starts `write` on a blocking thread. Must be called within a tokio runtime.
    pub(crate) fn start<E>(
        write: impl FnOnce(&mut dyn Write) -> Result<(), E> + Send + 'static,
    ) -> Self
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        let (sender, receiver) = mpsc::channel(CHUNKS);
        tokio::task::spawn_blocking(move || {
            let mut out = Outflow {
                sender,
                buffer: BytesMut::with_capacity(CHUNK_BYTES),
            };
            let written = write(&mut out)
                .map_err(io::Error::other)
                .and_then(|()| out.flush());
            if let Err(error) = written {
                // Fails when the client is gone, which then is the reason of the error too.
                let _ = out.sender.blocking_send(Err(error));
            }
        });
        Self { receiver }
    }
}

impl Stream for ArchiveStream {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.receiver.poll_recv(cx)
    }
}

struct Outflow {
    sender: mpsc::Sender<io::Result<Bytes>>,
    buffer: BytesMut,
}

impl Write for Outflow {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let take = bytes.len().min(CHUNK_BYTES - self.buffer.len());
        self.buffer.extend_from_slice(&bytes[..take]);
        if self.buffer.len() == CHUNK_BYTES {
            self.flush()?;
        }
        Ok(take)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let full = std::mem::replace(&mut self.buffer, BytesMut::with_capacity(CHUNK_BYTES));
        self.sender
            .blocking_send(Ok(full.freeze()))
            .map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}
