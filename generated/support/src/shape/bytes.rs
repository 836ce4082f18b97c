//! Streams of bytes.

use super::StreamError;
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::AsyncRead;
use tokio_util::io::{ReaderStream, StreamReader};

/// How much is read at once from a reader that is made a stream.
const PIECE: usize = 64 * 1024;

type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, StreamError>> + Send>>;

/// A stream of bytes: a request's or an answer's body.
pub struct ByteStream(Pieces);

/// Reads a [`ByteStream`] as tokio reads.
pub type ByteReader = StreamReader<stream::MapErr<ByteStream, fn(StreamError) -> io::Error>, Bytes>;

impl ByteStream {
    /// No bytes.
    pub fn empty() -> Self {
        Self::new(stream::empty())
    }

    /// The pieces of a stream.
    pub fn new(pieces: impl Stream<Item = Result<Bytes, StreamError>> + Send + 'static) -> Self {
        Self(Box::pin(pieces))
    }

    /// What a reader gives.
    pub fn from_reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::new(ReaderStream::with_capacity(reader, PIECE).map_err(StreamError::from))
    }

    /// As a reader.
    pub fn into_reader(self) -> ByteReader {
        StreamReader::new(self.map_err(io::Error::from as fn(StreamError) -> io::Error))
    }

    /// All bytes at once. For short streams: nothing limits how much is kept.
    ///
    /// # Errors
    /// When the stream is cut short.
    pub async fn collect_all(mut self) -> Result<Bytes, StreamError> {
        let Some(first) = self.next().await.transpose()? else {
            return Ok(Bytes::new());
        };
        let Some(second) = self.next().await.transpose()? else {
            return Ok(first);
        };
        let mut all = BytesMut::from(first);
        all.extend_from_slice(&second);
        while let Some(piece) = self.next().await.transpose()? {
            all.extend_from_slice(&piece);
        }
        Ok(all.freeze())
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx)
    }
}

impl From<Bytes> for ByteStream {
    fn from(bytes: Bytes) -> Self {
        Self::new(stream::iter([Ok(bytes)]))
    }
}

impl From<Vec<u8>> for ByteStream {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl Default for ByteStream {
    fn default() -> Self {
        Self::empty()
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ByteStream")
    }
}
