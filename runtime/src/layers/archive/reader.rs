//! Walking through a tar archive, member by member.

use std::io::{self, Read};

use tar::{EntryType, Header};

use crate::layers::{LayerError, Limits};

use super::member::Member;
use super::pax::Extensions;
use super::source::{Digests, Source};

const BLOCK: usize = 512;

/// Sees every byte of the archive that is not the content of a file.
pub(crate) trait Observer {
    /// Headers, padding, and what follows the end marker.
    fn raw(&mut self, bytes: &[u8]) -> Result<(), LayerError>;
}

/// For archives whose bytes need not be remembered.
impl Observer for () {
    fn raw(&mut self, _: &[u8]) -> Result<(), LayerError> {
        Ok(())
    }
}

/// The members of a tar archive, in order. After each [`TarReader::next`] the content must be read with
/// [`TarReader::content`] (zero bytes for anything but files).
pub(crate) struct TarReader<'a, O> {
    source: Source<'a>,
    pub(crate) observer: O,
    limits: Limits,
    members: u64,
    /// Content of the current member that is not read yet.
    remaining: u64,
    padding: usize,
}

impl<'a, O: Observer> TarReader<'a, O> {
    pub(crate) fn new(source: Source<'a>, observer: O, limits: &Limits) -> Self {
        Self {
            source,
            observer,
            limits: limits.clone(),
            members: 0,
            remaining: 0,
            padding: 0,
        }
    }

    /// The next member; `None` at the end marker. An archive that just stops is cut short.
    pub(crate) fn next(&mut self) -> Result<Option<Member>, LayerError> {
        debug_assert_eq!(self.remaining, 0, "the content was read");
        let mut extensions = Extensions::default();
        let mut extended = false;
        loop {
            let block = self.block()?;
            if block.iter().all(|b| *b == 0) {
                if extended {
                    return Err(archive("it ends after an extension header".to_owned()));
                }
                return Ok(None);
            }
            let header = Header::from_byte_slice(&block);
            if !checksum_matches(&block) {
                return Err(archive(format!(
                    "member {} has a damaged header",
                    self.members + 1
                )));
            }
            self.members += 1;
            if self.members > self.limits.entries {
                return Err(LayerError::Limit {
                    what: "members",
                    limit: self.limits.entries,
                });
            }
            let kind = header.entry_type();
            match kind {
                EntryType::XHeader => extensions.read_pax(&self.extension(header)?)?,
                EntryType::GNULongName => {
                    extensions.path = Some(until_nul(self.extension(header)?))
                }
                EntryType::GNULongLink => {
                    extensions.link = Some(until_nul(self.extension(header)?))
                }
                // Defaults for all members; git writes one with the commit. Go's reader, and so dockerd, passes over it.
                EntryType::XGlobalHeader => drop(self.extension(header)?),
                _ => {
                    let member = Member::read(header, extensions)?;
                    self.remaining = member.size;
                    self.padding = padding(member.size);
                    return Ok(Some(member));
                }
            }
            extended |= kind != EntryType::XGlobalHeader;
        }
    }

    /// Hands the rest of the current member's content to `write`, piece by piece.
    pub(crate) fn content(
        &mut self,
        mut write: impl FnMut(&[u8]) -> Result<(), LayerError>,
    ) -> Result<(), LayerError> {
        while self.remaining > 0 {
            let available = self.source.available()?;
            if available.is_empty() {
                return Err(cut_short());
            }
            let take = usize::try_from(self.remaining)
                .map_or(available.len(), |rest| rest.min(available.len()));
            write(&available[..take])?;
            self.source.consume(take);
            self.remaining -= take as u64;
        }
        self.skip_padding()
    }

    /// The first bytes of the content, without reading them; empty when there is none.
    pub(crate) fn peek(&mut self) -> Result<&[u8], LayerError> {
        let remaining = usize::try_from(self.remaining).unwrap_or(usize::MAX);
        let available = if remaining == 0 {
            &[]
        } else {
            self.source.available()?
        };
        Ok(&available[..available.len().min(remaining)])
    }

    /// The content as a reader, for an archive in the archive. What it leaves, [`TarReader::content`] must read.
    pub(crate) fn content_reader(&mut self) -> ContentReader<'_, 'a, O> {
        ContentReader { reader: self }
    }

    /// Passes the content to the observer instead: for members that become no file.
    pub(crate) fn content_as_raw(&mut self) -> Result<(), LayerError> {
        while self.remaining > 0 {
            let available = self.source.available()?;
            if available.is_empty() {
                return Err(cut_short());
            }
            let take = usize::try_from(self.remaining)
                .map_or(available.len(), |rest| rest.min(available.len()));
            self.observer.raw(&available[..take])?;
            self.source.consume(take);
            self.remaining -= take as u64;
        }
        self.skip_padding()
    }

    /// Reads what follows the end marker and returns the digests and the observer.
    pub(crate) fn finish(self) -> Result<(Digests, O), LayerError> {
        let Self {
            source,
            mut observer,
            ..
        } = self;
        let digests = source.finish(|rest| observer.raw(rest))?;
        Ok((digests, observer))
    }

    fn skip_padding(&mut self) -> Result<(), LayerError> {
        let mut padding = [0; BLOCK];
        let padding = &mut padding[..std::mem::take(&mut self.padding)];
        if self.source.read_full(padding)? < padding.len() {
            return Err(cut_short());
        }
        self.observer.raw(padding)
    }

    fn block(&mut self) -> Result<[u8; BLOCK], LayerError> {
        let mut block = [0; BLOCK];
        if self.source.read_full(&mut block)? < BLOCK {
            return Err(cut_short());
        }
        self.observer.raw(&block)?;
        Ok(block)
    }

    /// The content of an extension member, which is kept in memory and therefore bounded.
    fn extension(&mut self, header: &Header) -> Result<Vec<u8>, LayerError> {
        let size = header
            .entry_size()
            .map_err(|_| archive("an extension header has no valid size".to_owned()))?;
        if size > self.limits.extension_bytes {
            return Err(LayerError::Limit {
                what: "bytes in an extension header",
                limit: self.limits.extension_bytes,
            });
        }
        // Bounded by the line above, so it fits.
        let mut content = vec![0; size as usize];
        if self.source.read_full(&mut content)? < content.len() {
            return Err(cut_short());
        }
        self.observer.raw(&content)?;
        self.padding = padding(size);
        self.skip_padding()?;
        Ok(content)
    }
}

/// See [`TarReader::content_reader`].
pub(crate) struct ContentReader<'r, 'a, O> {
    reader: &'r mut TarReader<'a, O>,
}

impl<O: Observer> Read for ContentReader<'_, '_, O> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.reader.peek().map_err(into_io)?;
        let take = available.len().min(buffer.len());
        if take == 0 && !buffer.is_empty() && self.reader.remaining > 0 {
            return Err(into_io(cut_short()));
        }
        buffer[..take].copy_from_slice(&self.reader.peek().map_err(into_io)?[..take]);
        self.reader.source.consume(take);
        self.reader.remaining -= take as u64;
        Ok(take)
    }
}

/// For the way through a reader; what the archive did wrong stays told from what the disk or network did.
fn into_io(error: LayerError) -> io::Error {
    match error {
        LayerError::Read { source } => source,
        error => io::Error::new(io::ErrorKind::InvalidData, error),
    }
}

fn archive(reason: String) -> LayerError {
    LayerError::Archive { reason }
}

fn cut_short() -> LayerError {
    archive("it ends before its end marker: it is cut short".to_owned())
}

/// Bytes from the end of a content to the next block.
fn padding(size: u64) -> usize {
    // Below 512, so it fits.
    (size.wrapping_neg() % BLOCK as u64) as usize
}

fn until_nul(mut name: Vec<u8>) -> Vec<u8> {
    name.truncate(name.iter().position(|b| *b == 0).unwrap_or(name.len()));
    name
}

/// The sum of the header's bytes with its own field as spaces; some old programs summed signed bytes.
fn checksum_matches(block: &[u8; BLOCK]) -> bool {
    let field = 148..156;
    let Ok(stored) = Header::from_byte_slice(block).cksum() else {
        return false;
    };
    let bytes = || {
        block
            .iter()
            .enumerate()
            .map(|(i, b)| if field.contains(&i) { b' ' } else { *b })
    };
    let unsigned: u32 = bytes().map(u32::from).sum();
    let signed: i32 = bytes().map(|b| i32::from(b.cast_signed())).sum();
    stored == unsigned || i64::from(stored) == i64::from(signed)
}
