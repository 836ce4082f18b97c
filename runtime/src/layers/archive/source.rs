//! The bytes of an archive: decompressed, hashed and counted on the way.

use std::cell::RefCell;
use std::io::{self, Read};
use std::rc::Rc;

use sha2::{Digest as _, Sha256};

use crate::layers::{Digest, LayerError, Limits};

use super::compression::decompress;

const BUFFER_BYTES: usize = 256 << 10;

/// A decompressed stream that knows its digest and its bounds.
pub(crate) struct Source<'a> {
    reader: Box<dyn Read + 'a>,
    /// What came in, before decompression.
    raw: Rc<RefCell<Raw>>,
    compressed: bool,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// Without one the stream has no digest of its own.
    hasher: Option<Sha256>,
    produced: u64,
    limits: Limits,
}

#[derive(Default)]
struct Raw {
    bytes: u64,
    hasher: Option<Sha256>,
}

struct Counted<R> {
    reader: R,
    raw: Rc<RefCell<Raw>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        let mut raw = self.raw.borrow_mut();
        raw.bytes += read as u64;
        if let Some(hasher) = &mut raw.hasher {
            hasher.update(&buffer[..read]);
        }
        Ok(read)
    }
}

/// What a stream turned out to be.
pub(crate) struct Digests {
    /// Of the bytes as they came.
    pub(crate) raw: Digest,
    /// Of the decompressed bytes.
    pub(crate) content: Digest,
}

impl<'a> Source<'a> {
    pub(crate) fn new(reader: impl Read + 'a, limits: &Limits) -> Result<Self, LayerError> {
        Self::open(reader, limits, true)
    }

    /// For a stream whose digest nobody asks for; [`Source::finish`] then returns that of nothing.
    pub(crate) fn unhashed(reader: impl Read + 'a, limits: &Limits) -> Result<Self, LayerError> {
        Self::open(reader, limits, false)
    }

    fn open(reader: impl Read + 'a, limits: &Limits, hashed: bool) -> Result<Self, LayerError> {
        let raw = Rc::new(RefCell::new(Raw {
            bytes: 0,
            hasher: Some(Sha256::new()),
        }));
        let (reader, compressed) = decompress(Counted {
            reader,
            raw: Rc::clone(&raw),
        })?;
        if !compressed {
            // The two digests are one: hash once.
            raw.borrow_mut().hasher = None;
        }
        Ok(Self {
            reader,
            raw,
            compressed,
            buffer: vec![0; BUFFER_BYTES],
            start: 0,
            end: 0,
            hasher: hashed.then(Sha256::new),
            produced: 0,
            limits: limits.clone(),
        })
    }

    /// Bytes that are there to be looked at; empty at the end of the stream.
    pub(crate) fn available(&mut self) -> Result<&[u8], LayerError> {
        if self.start == self.end {
            self.start = 0;
            self.end = 0;
            self.end = loop {
                match self.reader.read(&mut self.buffer) {
                    Ok(read) => break read,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(source) => return Err(LayerError::Read { source }),
                }
            };
            if let Some(hasher) = &mut self.hasher {
                hasher.update(&self.buffer[..self.end]);
            }
            self.produced += self.end as u64;
            self.check_bounds()?;
        }
        Ok(&self.buffer[self.start..self.end])
    }

    /// Counts `bytes` of what [`Source::available`] returned as read.
    pub(crate) fn consume(&mut self, bytes: usize) {
        self.start = (self.start + bytes).min(self.end);
    }

    /// Fills `buffer` and returns how much of it there was before the end of the stream.
    pub(crate) fn read_full(&mut self, buffer: &mut [u8]) -> Result<usize, LayerError> {
        let mut filled = 0;
        while filled < buffer.len() {
            let available = self.available()?;
            if available.is_empty() {
                break;
            }
            let take = available.len().min(buffer.len() - filled);
            buffer[filled..filled + take].copy_from_slice(&available[..take]);
            self.consume(take);
            filled += take;
        }
        Ok(filled)
    }

    /// Reads to the end and returns the digests of everything.
    pub(crate) fn finish(
        mut self,
        mut rest: impl FnMut(&[u8]) -> Result<(), LayerError>,
    ) -> Result<Digests, LayerError> {
        loop {
            let available = self.available()?;
            if available.is_empty() {
                break;
            }
            rest(available)?;
            let length = available.len();
            self.consume(length);
        }
        let content = Digest::finish(self.hasher.unwrap_or_default());
        let raw = match self.raw.borrow_mut().hasher.take() {
            Some(hasher) if self.compressed => Digest::finish(hasher),
            _ => content,
        };
        Ok(Digests { raw, content })
    }

    fn check_bounds(&self) -> Result<(), LayerError> {
        if self.produced > self.limits.archive_bytes {
            return Err(LayerError::Limit {
                what: "bytes",
                limit: self.limits.archive_bytes,
            });
        }
        let consumed = self.raw.borrow().bytes.max(1);
        if self.produced > self.limits.ratio_free_bytes
            && self.produced / consumed > self.limits.ratio
        {
            return Err(LayerError::Limit {
                what: "bytes out of one compressed byte",
                limit: self.limits.ratio,
            });
        }
        Ok(())
    }
}
