//! Streams of JSON values.

use super::json_scan::Scan;
use super::{ByteStream, StreamError};
use crate::data::{Decode, from_slice};
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use futures_util::{StreamExt as _, stream};
use serde::Serialize;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The longest item that is accepted: far beyond any real one, so that a stream without ends cannot take all memory.
const ITEM_LIMIT: usize = 64 * 1024 * 1024;

/// A stream of JSON values of one type, written one per line, read however they are set apart.
pub struct JsonLines<T>(Pin<Box<dyn Stream<Item = Result<T, StreamError>> + Send>>);

impl<T: Send + 'static> JsonLines<T> {
    /// The items of a stream. An error ends the answer early, which the other side sees.
    pub fn new(items: impl Stream<Item = Result<T, StreamError>> + Send + 'static) -> Self {
        Self(Box::pin(items))
    }

    /// Items that are there already.
    pub fn from_items(items: impl IntoIterator<Item = T, IntoIter: Send + 'static>) -> Self {
        Self::new(stream::iter(items.into_iter().map(Ok)))
    }

    /// Takes a stream of bytes apart.
    pub fn decode(bytes: ByteStream) -> Self
    where
        T: for<'a> Decode<'a>,
    {
        let reader = Reader {
            bytes,
            scan: Scan::default(),
            seen: 0,
            buffer: BytesMut::new(),
        };
        Self::new(stream::unfold(Some(reader), |reader| async {
            let mut reader = reader?;
            match reader.next().await {
                Ok(Some(item)) => {
                    Some((from_slice(&item).map_err(StreamError::Json), Some(reader)))
                }
                Ok(None) => None,
                Err(error) => Some((Err(error), None)),
            }
        }))
    }

    /// Writes each item on a line of its own.
    pub fn encode(self) -> ByteStream
    where
        T: Serialize,
    {
        ByteStream::new(self.map(|item| {
            let mut line = serde_json::to_vec(&item?).map_err(StreamError::Json)?;
            line.extend_from_slice(b"\r\n");
            Ok(Bytes::from(line))
        }))
    }
}

struct Reader {
    bytes: ByteStream,
    scan: Scan,
    /// How much of the buffer the scan has seen.
    seen: usize,
    buffer: BytesMut,
}

impl Reader {
    /// The next value's text; `None` at the end.
    async fn next(&mut self) -> Result<Option<BytesMut>, StreamError> {
        loop {
            if let Some(end) = self.scan.end(&self.buffer[self.seen..]) {
                let item = self.buffer.split_to(self.seen + end);
                self.seen = 0;
                return Ok(Some(without_separators(item)));
            }
            self.seen = self.buffer.len();
            if self.buffer.len() > ITEM_LIMIT {
                return Err(StreamError::TooLong { limit: ITEM_LIMIT });
            }
            match self.bytes.next().await.transpose()? {
                Some(piece) => self.buffer.extend_from_slice(&piece),
                None => {
                    let last = without_separators(self.buffer.split());
                    self.seen = 0;
                    return match from_slice::<serde_json::Value>(&last) {
                        _ if last.is_empty() => Ok(None),
                        Ok(_) => Ok(Some(last)),
                        Err(_) => Err(StreamError::Truncated),
                    };
                }
            }
        }
    }
}

/// A value's text without what stood between it and the one before.
fn without_separators(mut item: BytesMut) -> BytesMut {
    let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0x1e;
    let start = item.iter().position(|byte| !blank(byte));
    let _separators = item.split_to(start.unwrap_or(item.len()));
    item
}

impl<T> Stream for JsonLines<T> {
    type Item = Result<T, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx)
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JsonLines")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    async fn read(pieces: &[&'static [u8]]) -> Vec<Result<Value, StreamError>> {
        let pieces: Vec<_> = pieces
            .iter()
            .map(|piece| Ok(Bytes::from_static(piece)))
            .collect();
        JsonLines::decode(ByteStream::new(stream::iter(pieces)))
            .collect()
            .await
    }

    #[tokio::test]
    async fn values_are_found_however_they_are_set_apart_and_cut() {
        let items = read(&[
            b"{\"a\":\"}\\\"\"",
            b"}{\"b\":[1,{}]}\r\n\n",
            b"\x1e7 ",
            b"\"x\"nu",
            b"ll",
        ])
        .await;
        let items: Vec<Value> = items
            .into_iter()
            .map(|item| item.expect("a value"))
            .collect();
        assert_eq!(
            items,
            [
                json!({"a": "}\""}),
                json!({"b": [1, {}]}),
                json!(7),
                json!("x"),
                json!(null)
            ]
        );
    }

    #[tokio::test]
    async fn half_a_value_is_an_error_and_the_last_thing() {
        let items = read(&[b"{}\n{\"a\":"]).await;
        assert_eq!(items.len(), 2);
        assert!(matches!(items[1], Err(StreamError::Truncated)));
    }

    #[tokio::test]
    async fn a_value_of_another_shape_does_not_end_the_stream() {
        let bytes = ByteStream::from(Bytes::from_static(b"1\n\"x\"\n2\n"));
        let items: Vec<_> = JsonLines::<i64>::decode(bytes).collect().await;
        assert!(matches!(
            items.as_slice(),
            [Ok(1), Err(StreamError::Json(_)), Ok(2)]
        ));
    }
}
