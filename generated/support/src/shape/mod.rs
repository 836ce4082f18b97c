//! What flows, on both sides of a call.
//!
//! Each shape pulls: nothing is read from its source before the reader asks, and nothing is buffered but the piece that is
//! being taken apart. Dropping a shape ends what it came from.

mod bytes;
mod duplex;
mod frames;
mod json_scan;
mod late;
mod lines;
#[cfg(feature = "server")]
mod upgrade;

pub use self::bytes::{ByteReader, ByteStream};
pub use duplex::{Duplex, DuplexReader, DuplexWriter};
pub use frames::{Channel, Frame, Frames, MULTIPLEXED, RAW};
pub use late::LateJson;
pub use lines::JsonLines;
#[cfg(feature = "server")]
pub use upgrade::Upgrade;

use std::error::Error as StdError;
use std::io;

/// Why a stream ended before its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StreamError {
    /// The connection broke, or what feeds the stream failed.
    #[error("the stream ended early")]
    Cut(#[source] Box<dyn StdError + Send + Sync>),
    /// An item is not the JSON it should be.
    #[error("an item of the stream is not the JSON it should be")]
    Json(#[source] serde_json::Error),
    /// An item goes on and on.
    #[error("an item of the stream is longer than {limit} bytes")]
    TooLong {
        /// The longest that is accepted.
        limit: usize,
    },
    /// A frame's header names a channel that is none, so the frames are out of step or none at all.
    #[error("a frame's header has {channel} where its channel should be; is this a raw stream?")]
    Channel {
        /// The byte.
        channel: u8,
    },
    /// The stream ended inside a frame, or inside an item.
    #[error("the stream ended in the middle of an item")]
    Truncated,
}

impl StreamError {
    /// A stream that was cut short by `cause`.
    pub fn cut(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::Cut(cause.into())
    }
}

impl From<io::Error> for StreamError {
    fn from(error: io::Error) -> Self {
        Self::Cut(Box::new(error))
    }
}

impl From<StreamError> for io::Error {
    fn from(error: StreamError) -> Self {
        match error {
            StreamError::Cut(cause) => match cause.downcast::<io::Error>() {
                Ok(error) => *error,
                Err(cause) => io::Error::other(cause),
            },
            StreamError::Truncated => io::Error::new(io::ErrorKind::UnexpectedEof, error),
            error => io::Error::new(io::ErrorKind::InvalidData, error),
        }
    }
}
