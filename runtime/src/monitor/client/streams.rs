//! A process's standard streams, as one socket.

use std::io;
use std::os::fd::OwnedFd;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::UnixStream;

use crate::monitor::protocol::AttachRequest;

/// Standard streams of a container or of a process in one.
///
/// Reading gives raw bytes for a terminal, and otherwise frames of 8 bytes (stream number 1 or 2, three zero bytes,
/// length in big endian) each followed by its data; the end comes when the process has ended and all is delivered.
/// Writing goes to standard input; shutting down ends it. Dropping the stream detaches.
#[derive(Debug)]
pub struct StdioStream {
    socket: UnixStream,
}

/// The other end of a [`StdioStream`], to be handed to a container that is about to start.
#[derive(Debug)]
pub struct PreparedAttach {
    pub(crate) request: AttachRequest,
    pub(crate) socket: OwnedFd,
}

impl PreparedAttach {
    /// Makes a connected pair: the stream for the client, and what [`super::Spawner::start`] takes.
    pub fn new(request: AttachRequest) -> io::Result<(StdioStream, Self)> {
        let (ours, theirs) = std::os::unix::net::UnixStream::pair()?;
        ours.set_nonblocking(true)?;
        theirs.set_nonblocking(true)?;
        let stream = StdioStream {
            socket: UnixStream::from_std(ours)?,
        };
        Ok((
            stream,
            Self {
                request,
                socket: theirs.into(),
            },
        ))
    }
}

impl StdioStream {
    /// The socket itself, for those who want to splice from it.
    pub fn into_socket(self) -> UnixStream {
        self.socket
    }
}

impl AsyncRead for StdioStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_read(cx, buf)
    }
}

impl AsyncWrite for StdioStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.socket).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(cx)
    }
}
