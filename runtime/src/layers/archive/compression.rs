//! Which compression a stream has, told by its first bytes.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

use crate::layers::LayerError;

const BUFFER_BYTES: usize = 128 << 10;
/// What a zstd stream may ask the reader to keep: 64 MiB. Levels up to 19 need 8.
const ZSTD_WINDOW_LOG: u32 = 26;

/// The streams that are recognised, and their first bytes.
const MAGIC: [(&[u8], Compression); 6] = [
    (&[0x1f, 0x8b, 0x08], Compression::Gzip),
    (&[0x28, 0xb5, 0x2f, 0xfd], Compression::Zstd),
    (
        &[0xfd, b'7', b'z', b'X', b'Z', 0x00],
        Compression::Refused("xz"),
    ),
    (b"BZh", Compression::Refused("bzip2")),
    (&[0x04, 0x22, 0x4d, 0x18], Compression::Refused("lz4")),
    (
        &[0x5d, 0x00, 0x00, 0x80, 0x00],
        Compression::Refused("lzma"),
    ),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Compression {
    Gzip,
    Zstd,
    Refused(&'static str),
}

/// The decompressed stream of `raw`, and whether it was compressed.
pub(super) fn decompress<'a>(
    raw: impl Read + 'a,
) -> Result<(Box<dyn Read + 'a>, bool), LayerError> {
    let mut raw = BufReader::with_capacity(
        BUFFER_BYTES,
        Sniffed::new(raw).map_err(|source| LayerError::Read { source })?,
    );
    let start = raw
        .fill_buf()
        .map_err(|source| LayerError::Read { source })?;
    match MAGIC.iter().find(|(magic, _)| start.starts_with(magic)) {
        None => Ok((Box::new(raw), false)),
        Some((_, Compression::Gzip)) => Ok((Box::new(MultiGzDecoder::new(raw)), true)),
        Some((_, Compression::Zstd)) => {
            let mut decoder = zstd::stream::read::Decoder::with_buffer(raw)
                .map_err(|source| LayerError::Read { source })?;
            decoder
                .window_log_max(ZSTD_WINDOW_LOG)
                .map_err(|source| LayerError::Read { source })?;
            Ok((Box::new(decoder), true))
        }
        Some((_, Compression::Refused(name))) => Err(LayerError::Compression { name }),
    }
}

/// A reader whose first read gives all the bytes that tell the compression, however small the pieces they come in.
struct Sniffed<R> {
    start: io::Cursor<Vec<u8>>,
    rest: R,
}

const LONGEST_MAGIC: u64 = 6;

impl<R: Read> Sniffed<R> {
    fn new(mut rest: R) -> io::Result<Self> {
        let mut start = Vec::new();
        rest.by_ref().take(LONGEST_MAGIC).read_to_end(&mut start)?;
        Ok(Self {
            start: io::Cursor::new(start),
            rest,
        })
    }
}

impl<R: Read> Read for Sniffed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.start.read(buffer)? {
            0 => self.rest.read(buffer),
            read => Ok(read),
        }
    }
}
