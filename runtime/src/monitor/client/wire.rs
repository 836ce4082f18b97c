//! Messages over a tokio socket, with descriptors.

use std::io::{self, IoSlice};
use std::os::fd::{AsRawFd, BorrowedFd, RawFd};

use nix::sys::socket::{ControlMessage, MsgFlags, sendmsg};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::io::{AsyncReadExt, AsyncWriteExt, Interest};
use tokio::net::UnixStream;

use crate::monitor::protocol::MAX_MESSAGE_BYTES;

/// Encodes a message behind its length.
pub(super) fn encode<T: Serialize>(message: &T) -> io::Result<Vec<u8>> {
    let body = postcard::to_stdvec(message).map_err(io::Error::other)?;
    if body.len() > MAX_MESSAGE_BYTES {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "the message is larger than 8 MiB",
        ));
    }
    let mut bytes = Vec::with_capacity(body.len() + 4);
    bytes.extend_from_slice(&(body.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&body);
    Ok(bytes)
}

/// Sends a message; the descriptors go with its first byte.
pub(super) async fn send<T: Serialize>(
    socket: &mut UnixStream,
    message: &T,
    descriptors: &[BorrowedFd<'_>],
) -> io::Result<()> {
    let bytes = encode(message)?;
    let mut sent = 0;
    if !descriptors.is_empty() {
        let raw: Vec<RawFd> = descriptors.iter().map(AsRawFd::as_raw_fd).collect();
        sent = socket
            .async_io(Interest::WRITABLE, || {
                let parts = [IoSlice::new(&bytes)];
                let control = [ControlMessage::ScmRights(&raw)];
                sendmsg::<()>(
                    socket.as_raw_fd(),
                    &parts,
                    &control,
                    MsgFlags::MSG_NOSIGNAL,
                    None,
                )
                .map_err(io::Error::from)
            })
            .await?;
    }
    socket.write_all(&bytes[sent..]).await
}

/// Receives a message; `None` at the end of the connection.
pub(super) async fn receive<T: DeserializeOwned>(
    socket: &mut (impl AsyncReadExt + Unpin),
) -> io::Result<Option<T>> {
    let mut length = [0u8; 4];
    match socket.read_exact(&mut length).await {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::ConnectionReset => return Ok(None),
        Err(error) => return Err(error),
    }
    let length = u32::from_le_bytes(length) as usize;
    if length > MAX_MESSAGE_BYTES {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "the message is larger than 8 MiB",
        ));
    }
    let mut body = vec![0u8; length];
    socket.read_exact(&mut body).await?;
    postcard::from_bytes(&body)
        .map(Some)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}
