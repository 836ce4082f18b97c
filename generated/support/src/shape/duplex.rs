//! Connections that were taken over: bytes both ways.

use super::{ByteStream, Channel, Frame, Frames};
use bytes::Buf as _;
use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _, ReadBuf};

type Reader = Pin<Box<dyn AsyncRead + Send>>;
type Writer = Pin<Box<dyn AsyncWrite + Send>>;

/// A connection that was taken over. Both directions end on their own: shutting down the writing half tells the other side
/// that no more input comes, and its output still arrives. Dropping it closes the connection.
pub struct Duplex {
    reader: DuplexReader,
    writer: DuplexWriter,
}

/// The half of a [`Duplex`] that is read.
pub struct DuplexReader {
    inner: Reader,
    media_type: Option<String>,
}

/// The half of a [`Duplex`] that is written.
pub struct DuplexWriter(Writer);

impl Duplex {
    /// A connection over anything that reads and writes.
    pub fn new(io: impl AsyncRead + AsyncWrite + Send + 'static) -> Self {
        let (reader, writer) = tokio::io::split(io);
        Self::from_halves(reader, writer)
    }

    /// A connection from its two halves.
    pub fn from_halves(
        reader: impl AsyncRead + Send + 'static,
        writer: impl AsyncWrite + Send + 'static,
    ) -> Self {
        Self {
            reader: DuplexReader {
                inner: Box::pin(reader),
                media_type: None,
            },
            writer: DuplexWriter(Box::pin(writer)),
        }
    }

    /// Two connections, each reading what the other writes, at most `capacity` bytes ahead.
    pub fn pair(capacity: usize) -> (Self, Self) {
        let (one, other) = tokio::io::duplex(capacity);
        (Self::new(one), Self::new(other))
    }

    #[cfg(feature = "client")]
    pub(crate) fn with_media_type(mut self, media_type: Option<String>) -> Self {
        self.reader.media_type = media_type;
        self
    }

    /// Both halves.
    pub fn into_split(self) -> (DuplexReader, DuplexWriter) {
        (self.reader, self.writer)
    }
}

impl DuplexReader {
    /// What comes, as frames.
    pub fn into_frames(self) -> Frames {
        let media_type = self.media_type;
        Frames::of(ByteStream::from_reader(self.inner), media_type)
    }

    /// The media type that the server gave, if it gave one: since API 1.42 it says whether the stream is raw.
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }
}

impl DuplexWriter {
    /// Writes one frame, and waits until it is on its way.
    ///
    /// # Errors
    /// When the connection is closed.
    pub async fn write_frame(&mut self, channel: Channel, data: bytes::Bytes) -> io::Result<()> {
        let frame = Frame::new(channel, data);
        let header = frame.header();
        self.write_all_buf(&mut header.as_slice().chain(frame.data))
            .await?;
        self.flush().await
    }
}

impl AsyncRead for DuplexReader {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.inner.as_mut().poll_read(cx, buf)
    }
}

impl AsyncWrite for DuplexWriter {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.0.as_mut().poll_write(cx, buf)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.0.as_mut().poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.0.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.0.as_mut().poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.0.as_mut().poll_shutdown(cx)
    }
}

impl AsyncRead for Duplex {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.reader).poll_read(cx, buf)
    }
}

impl AsyncWrite for Duplex {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.writer).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.writer).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.writer).poll_shutdown(cx)
    }
}

impl fmt::Debug for Duplex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Duplex")
    }
}

impl fmt::Debug for DuplexReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DuplexReader")
    }
}

impl fmt::Debug for DuplexWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DuplexWriter")
    }
}
