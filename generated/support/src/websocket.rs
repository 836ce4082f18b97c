//! Websockets as bytes both ways: each binary or text message is a piece of the stream.

use crate::Duplex;
use bytes::{Buf as _, Bytes};
use futures_util::{Sink as _, Stream as _};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::Role;
use tokio_tungstenite::tungstenite::{self, Message, handshake};

/// The name of the protocol in the `Upgrade` header.
pub(crate) const PROTOCOL: &str = "websocket";

/// The handshake's answer to a key (RFC 6455, section 4.2.2).
pub(crate) fn accept_of(key: &str) -> String {
    handshake::derive_accept_key(key.as_bytes())
}

/// A random key for a handshake.
#[cfg(feature = "client")]
pub(crate) fn new_key() -> String {
    handshake::client::generate_key()
}

/// The client's side of a connection whose handshake is done.
#[cfg(feature = "client")]
pub(crate) async fn client(io: impl AsyncRead + AsyncWrite + Send + Unpin + 'static) -> Duplex {
    Duplex::new(Messages::new(
        WebSocketStream::from_raw_socket(io, Role::Client, None).await,
    ))
}

/// The server's side of a connection whose handshake is done.
#[cfg(feature = "server")]
pub(crate) async fn server(io: impl AsyncRead + AsyncWrite + Send + Unpin + 'static) -> Duplex {
    Duplex::new(Messages::new(
        WebSocketStream::from_raw_socket(io, Role::Server, None).await,
    ))
}

struct Messages<S> {
    socket: WebSocketStream<S>,
    /// What of the last message is not read yet.
    rest: Bytes,
}

impl<S> Messages<S> {
    fn new(socket: WebSocketStream<S>) -> Self {
        Self {
            socket,
            rest: Bytes::new(),
        }
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Messages<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        while self.rest.is_empty() {
            match ready!(Pin::new(&mut self.socket).poll_next(cx)) {
                None | Some(Ok(Message::Close(_))) => return Poll::Ready(Ok(())),
                Some(Ok(Message::Binary(bytes))) => self.rest = bytes,
                Some(Ok(Message::Text(text))) => self.rest = text.into(),
                // Pings are answered by the library.
                Some(Ok(_)) => {}
                Some(Err(error)) if is_end(&error) => return Poll::Ready(Ok(())),
                Some(Err(error)) => return Poll::Ready(Err(to_io(error))),
            }
        }
        let taken = self.rest.len().min(buf.remaining());
        buf.put_slice(&self.rest[..taken]);
        self.rest.advance(taken);
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Messages<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        let mut socket = Pin::new(&mut self.socket);
        ready!(socket.as_mut().poll_ready(cx)).map_err(to_io)?;
        let message = Message::Binary(Bytes::copy_from_slice(buf));
        socket.start_send(message).map_err(to_io)?;
        Poll::Ready(Ok(buf.len()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(cx).map_err(to_io)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match ready!(Pin::new(&mut self.socket).poll_close(cx)) {
            Err(error) if !is_end(&error) => Poll::Ready(Err(to_io(error))),
            _ => Poll::Ready(Ok(())),
        }
    }
}

/// The other side has closed, in whichever way.
fn is_end(error: &tungstenite::Error) -> bool {
    use tungstenite::error::{Error, ProtocolError};
    matches!(
        error,
        Error::ConnectionClosed
            | Error::AlreadyClosed
            | Error::Protocol(ProtocolError::ResetWithoutClosingHandshake)
    )
}

fn to_io(error: tungstenite::Error) -> io::Error {
    match error {
        tungstenite::Error::Io(error) => error,
        error => io::Error::other(error),
    }
}
