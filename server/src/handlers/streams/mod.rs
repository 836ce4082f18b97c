//! Bytes between a client and a container.

mod detach;
mod presence;
mod session;

use futures_util::stream;
use pierhead_runtime::logs::LogStream;
use pierhead_support::{ByteStream, StreamError};

pub(crate) use self::detach::DetachKeys;
pub(crate) use self::session::{Ended, Session};

/// A log as the body of an answer. Dropping it ends the reading.
pub(crate) fn log_bytes(log: LogStream) -> ByteStream {
    ByteStream::new(stream::unfold(log, |mut log| async move {
        let piece = log.next().await?;
        Some((piece.map_err(StreamError::cut), log))
    }))
}
