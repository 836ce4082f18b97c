//! Streams of multiplexed frames: standard output and error in one connection.
//!
//! A frame is a header of eight bytes, the channel, three zeros and the length of the data as a big-endian u32, and then the
//! data. Containers with a terminal have one channel only and no headers: their streams are raw.

use super::{ByteStream, StreamError};
use bytes::{Buf as _, BufMut as _, Bytes, BytesMut};
use futures_core::Stream;
use futures_util::{StreamExt as _, stream};
use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The media type of a raw stream; before API 1.42 that of frames as well.
pub const RAW: &str = "application/vnd.docker.raw-stream";
/// The media type of frames, since API 1.42.
pub const MULTIPLEXED: &str = "application/vnd.docker.multiplexed-stream";

const HEADER: usize = 8;

/// Which of a process's streams a frame belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Standard input.
    Stdin = 0,
    /// Standard output.
    Stdout = 1,
    /// Standard error.
    Stderr = 2,
    /// What the engine itself has to say: an error that ends the stream.
    System = 3,
}

impl TryFrom<u8> for Channel {
    type Error = StreamError;

    fn try_from(channel: u8) -> Result<Self, StreamError> {
        match channel {
            0 => Ok(Self::Stdin),
            1 => Ok(Self::Stdout),
            2 => Ok(Self::Stderr),
            3 => Ok(Self::System),
            channel => Err(StreamError::Channel { channel }),
        }
    }
}

/// A piece of output and where it belongs. Pieces are no lines: one line may come in two, two in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Where it belongs.
    pub channel: Channel,
    /// The bytes.
    pub data: Bytes,
}

impl Frame {
    /// A piece of output.
    pub fn new(channel: Channel, data: impl Into<Bytes>) -> Self {
        Self {
            channel,
            data: data.into(),
        }
    }

    /// The eight bytes in front of the data.
    ///
    /// # Panics
    /// When the data is longer than a header can say, 4 GiB.
    pub fn header(&self) -> [u8; HEADER] {
        let length = u32::try_from(self.data.len()).expect("a frame is shorter than 4 GiB");
        let mut header = [0; HEADER];
        header[0] = self.channel as u8;
        header[4..].copy_from_slice(&length.to_be_bytes());
        header
    }
}

/// A stream of frames, or of raw bytes: what the container has a terminal for, the reader must know (`Config.Tty`).
pub struct Frames {
    bytes: ByteStream,
    media_type: Option<String>,
    buffer: BytesMut,
    /// Of the frame being read: its channel and how many bytes of its data are still to come.
    current: Option<(Channel, usize)>,
}

impl Frames {
    /// The frames of a stream, each with its header.
    pub fn new(frames: impl Stream<Item = Result<Frame, StreamError>> + Send + 'static) -> Self {
        Self::of(ByteStream::new(encode(frames)), None)
    }

    /// Raw bytes, without headers.
    pub fn raw(bytes: ByteStream) -> Self {
        Self::of(bytes, None)
    }

    /// Says what the answer's media type is, instead of the document's.
    #[must_use]
    pub fn with_media_type(self, media_type: impl Into<String>) -> Self {
        Self {
            media_type: Some(media_type.into()),
            ..self
        }
    }

    /// A body as it came, frames or not.
    pub(crate) fn of(bytes: ByteStream, media_type: Option<String>) -> Self {
        Self {
            bytes,
            media_type,
            buffer: BytesMut::new(),
            current: None,
        }
    }

    /// The bytes as they are on the wire. Right for raw streams; for frames the headers are in it.
    pub fn into_bytes(self) -> ByteStream {
        if self.buffer.is_empty() {
            self.bytes
        } else {
            let begun = Bytes::from(self.buffer);
            ByteStream::new(stream::iter([Ok(begun)]).chain(self.bytes))
        }
    }

    /// The media type that the server gave, if it gave one: since API 1.42 it says whether the stream is raw.
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }
}

/// Reads the stream as frames. A frame's data is given as it comes, so a long frame may come as several of the same channel.
impl Stream for Frames {
    type Item = Result<Frame, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let this = &mut *self;
            match this.current {
                Some((channel, left)) if left == 0 || !this.buffer.is_empty() => {
                    let taken = left.min(this.buffer.len());
                    let data = this.buffer.split_to(taken).freeze();
                    this.current = (left > taken).then_some((channel, left - taken));
                    return Poll::Ready(Some(Ok(Frame { channel, data })));
                }
                None if this.buffer.len() >= HEADER => {
                    let channel = match Channel::try_from(this.buffer[0]) {
                        Ok(channel) => channel,
                        Err(error) => return Poll::Ready(Some(Err(this.broken(error)))),
                    };
                    this.buffer.advance(4);
                    let length = this.buffer.get_u32() as usize;
                    this.current = Some((channel, length));
                    continue;
                }
                _ => {}
            }
            match ready!(Pin::new(&mut this.bytes).poll_next(cx)) {
                Some(Ok(piece)) if this.buffer.is_empty() => this.buffer = BytesMut::from(piece),
                Some(Ok(piece)) => this.buffer.put(piece),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None if this.buffer.is_empty() && this.current.is_none() => {
                    return Poll::Ready(None);
                }
                None => return Poll::Ready(Some(Err(this.broken(StreamError::Truncated)))),
            }
        }
    }
}

impl Frames {
    /// Ends the stream after an error that leaves it out of step.
    fn broken(&mut self, error: StreamError) -> StreamError {
        self.bytes = ByteStream::empty();
        self.buffer = BytesMut::new();
        self.current = None;
        error
    }
}

/// Puts the header in front of each frame, as a piece of its own so that the data is not copied.
fn encode(
    frames: impl Stream<Item = Result<Frame, StreamError>> + Send,
) -> impl Stream<Item = Result<Bytes, StreamError>> + Send {
    frames.flat_map(|frame| {
        let pieces = match frame {
            Ok(frame) => {
                VecDeque::from([Ok(Bytes::copy_from_slice(&frame.header())), Ok(frame.data)])
            }
            Err(error) => VecDeque::from([Err(error)]),
        };
        stream::iter(pieces)
    })
}

impl fmt::Debug for Frames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Frames")
            .field("media_type", &self.media_type)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(pieces: Vec<Bytes>) -> Frames {
        Frames::raw(ByteStream::new(stream::iter(pieces.into_iter().map(Ok))))
    }

    #[tokio::test]
    async fn frames_survive_any_cut() {
        let sent = [
            Frame::new(Channel::Stdout, "hello\n"),
            Frame::new(Channel::Stderr, ""),
            Frame::new(Channel::Stderr, vec![7; 300]),
        ];
        let wire = Frames::new(stream::iter(sent.clone().map(Ok))).into_bytes();
        let wire = wire.collect_all().await.expect("frames of our own");
        for size in [1, 3, 8, 9, 4096] {
            let cut = wire.chunks(size).map(Bytes::copy_from_slice).collect();
            let mut read: Vec<Frame> = Vec::new();
            let mut frames = pieces(cut);
            while let Some(frame) = frames.next().await {
                let frame = frame.expect("frames of our own");
                match read.last_mut() {
                    Some(last)
                        if last.channel == frame.channel
                            && !frame.data.is_empty()
                            && !last.data.is_empty() =>
                    {
                        last.data = [last.data.clone(), frame.data].concat().into();
                    }
                    _ => read.push(frame),
                }
            }
            let data: Vec<u8> = read.iter().flat_map(|frame| frame.data.to_vec()).collect();
            let expected: Vec<u8> = sent.iter().flat_map(|frame| frame.data.to_vec()).collect();
            assert_eq!(data, expected, "cut every {size} bytes");
            assert_eq!(read[0], sent[0], "cut every {size} bytes");
        }
    }

    #[tokio::test]
    async fn a_raw_stream_is_not_taken_for_frames() {
        let mut frames = pieces(vec![Bytes::from_static(b"plain text")]);
        assert!(matches!(
            frames.next().await,
            Some(Err(StreamError::Channel { channel: b'p' }))
        ));
        assert!(frames.next().await.is_none());
    }

    #[tokio::test]
    async fn half_a_frame_is_an_error() {
        let mut frames = pieces(vec![Bytes::from_static(&[1, 0, 0, 0, 0, 0, 0, 9, b'x'])]);
        assert!(matches!(frames.next().await, Some(Ok(frame)) if frame.data == "x"));
        assert!(matches!(
            frames.next().await,
            Some(Err(StreamError::Truncated))
        ));
    }
}
