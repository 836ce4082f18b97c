//! A log on its way to a client.

use bytes::Bytes;

use super::LogError;

/// A log on its way to a client. Dropping it ends the reading.
#[derive(Debug)]
pub struct LogStream {
    raw: bool,
}

impl LogStream {
    /// Whether bytes come as the container wrote them; otherwise in frames of 8 bytes (stream number, three zero bytes, length in
    /// big endian) each followed by its data.
    pub fn is_raw(&self) -> bool {
        self.raw
    }

    /// The next piece, whole frames up to about 256 KiB; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Bytes, LogError>> {
        None
    }
}
