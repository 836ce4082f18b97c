//! Giving a layer's tar back with the digest it came with.
//!
//! The unpacked tree holds the contents of the files; everything else of the archive (headers, padding, the end) is kept in
//! `layout`, a gzip stream of records. Together they are the archive again, for a fraction of its size. A file that a later
//! member replaced is kept in `kept/<n>`.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use nix::fcntl::OFlag;
use sha2::{Digest as _, Sha256};

use super::archive::Observer;
use super::resolve::Root;
use super::{DiffId, Digest, LayerError};

const LAYOUT: &str = "layout";
const KEPT: &str = "kept";
pub(super) const DIFF: &str = "diff";

/// Records: a byte for the kind, then numbers as 8 bytes little-endian and byte strings with their length before.
const RAW: u8 = 0;
const CONTENT: u8 = 1;
const MOVED: u8 = 2;

/// Pending bytes are written as one record when there are this many.
const RAW_BYTES: usize = 64 << 10;

/// Writes `layout` while the archive is unpacked.
pub(super) struct LayoutWriter {
    path: PathBuf,
    out: GzEncoder<BufWriter<File>>,
    pending: Vec<u8>,
}

impl LayoutWriter {
    pub(super) fn create(layer: &Path) -> Result<Self, LayerError> {
        let path = layer.join(LAYOUT);
        let file = File::create_new(&path).map_err(LayerError::files("create", &path))?;
        // Level 1: headers are mostly zeros, and the processor is needed for the rest.
        let out = GzEncoder::new(
            BufWriter::with_capacity(RAW_BYTES, file),
            Compression::fast(),
        );
        Ok(Self {
            path,
            out,
            pending: Vec::new(),
        })
    }

    /// The content of the file at `path` comes here.
    pub(super) fn content(&mut self, path: &[u8], size: u64) -> Result<(), LayerError> {
        self.flush_raw()?;
        self.write(|out| {
            out.write_all(&[CONTENT])?;
            out.write_all(&size.to_le_bytes())?;
            write_bytes(out, path)
        })
    }

    /// What was at `path` so far is now `kept/<number>`.
    pub(super) fn moved(&mut self, path: &[u8], number: u64) -> Result<(), LayerError> {
        self.flush_raw()?;
        self.write(|out| {
            out.write_all(&[MOVED])?;
            out.write_all(&number.to_le_bytes())?;
            write_bytes(out, path)
        })
    }

    pub(super) fn finish(mut self) -> Result<(), LayerError> {
        self.flush_raw()?;
        let finished = self.out.finish().and_then(|out| Ok(out.into_inner()?));
        finished
            .map(drop)
            .map_err(LayerError::files("write", self.path))
    }

    fn flush_raw(&mut self) -> Result<(), LayerError> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let pending = std::mem::take(&mut self.pending);
        self.write(|out| {
            out.write_all(&[RAW])?;
            write_bytes(out, &pending)
        })?;
        self.pending = pending;
        self.pending.clear();
        Ok(())
    }

    fn write(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), LayerError> {
        write(&mut self.out).map_err(LayerError::files("write", &self.path))
    }
}

impl Observer for LayoutWriter {
    fn raw(&mut self, bytes: &[u8]) -> Result<(), LayerError> {
        self.pending.extend_from_slice(bytes);
        if self.pending.len() >= RAW_BYTES {
            self.flush_raw()
        } else {
            Ok(())
        }
    }
}

fn write_bytes(out: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(bytes)
}

/// The directory in a layer that takes what later members replaced; made when first needed.
pub(super) fn kept_directory(layer: &Path) -> io::Result<PathBuf> {
    let path = layer.join(KEPT);
    match fs::create_dir(&path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(path),
    }
}

/// Writes the archive of the layer in the directory `layer` to `out`, and checks on the way that it is still the one it was. Blocking.
///
/// # Errors
/// `System`: the layer is damaged (`Broken`), or `out` takes no more.
pub(super) fn write_archive(
    id: DiffId,
    layer: &Path,
    out: &mut dyn Write,
) -> Result<(), LayerError> {
    let broken = |error: io::Error| LayerError::Broken {
        id,
        reason: error.to_string(),
    };
    let moved = moved_paths(layer).map_err(broken)?;
    let root = Root::open(&layer.join(DIFF)).map_err(broken)?;
    let mut position = 0;
    let mut out = Hashed {
        out,
        hasher: Sha256::new(),
    };
    for_each_record(layer, |record| {
        position += 1;
        match record {
            Record::Raw(bytes) => out.write_all(&bytes),
            Record::Moved { .. } => Ok(()),
            Record::Content { path, size } => {
                let file = match moved
                    .iter()
                    .find(|m| m.position > position && m.holds(&path))
                {
                    Some(moved) => File::open(moved.place_of(layer, &path))?,
                    None => File::from(root.open_at(&path, OFlag::O_RDONLY | OFlag::O_NOFOLLOW)?),
                };
                copy_exactly(file, size, &mut out)
            }
        }
    })
    .map_err(broken)?;
    match Digest::finish(out.hasher) {
        found if found == id => Ok(()),
        found => Err(LayerError::Broken {
            id,
            reason: format!("its files have changed: the archive now has the digest {found}"),
        }),
    }
}

struct Hashed<'o> {
    out: &'o mut dyn Write,
    hasher: Sha256,
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// How many bytes [`write_archive`] writes. Blocking; reads the layout.
///
/// # Errors
/// `System` (`Broken`).
pub(super) fn archive_bytes(id: DiffId, layer: &Path) -> Result<u64, LayerError> {
    let mut total = 0;
    let counted = for_each_record(layer, |record| {
        total += match record {
            Record::Raw(bytes) => bytes.len() as u64,
            Record::Content { size, .. } => size,
            Record::Moved { .. } => 0,
        };
        Ok(())
    });
    counted.map(|()| total).map_err(|error| LayerError::Broken {
        id,
        reason: error.to_string(),
    })
}

fn copy_exactly(file: File, size: u64, out: &mut dyn Write) -> io::Result<()> {
    if nix::sys::stat::fstat(file.as_fd())?.st_size.cast_unsigned() != size {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "a file has not the size it came with",
        ));
    }
    io::copy(&mut file.take(size), out).map(drop)
}

enum Record {
    Raw(Vec<u8>),
    Content { path: Vec<u8>, size: u64 },
    Moved { path: Vec<u8>, number: u64 },
}

struct Moved {
    position: u64,
    path: Vec<u8>,
    number: u64,
}

impl Moved {
    fn holds(&self, path: &[u8]) -> bool {
        path.strip_prefix(self.path.as_slice())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
    }

    fn place_of(&self, layer: &Path, path: &[u8]) -> PathBuf {
        let kept = layer.join(KEPT).join(self.number.to_string());
        match path.get(self.path.len() + 1..) {
            Some(rest) => kept.join(std::ffi::OsStr::from_bytes(rest)),
            None => kept,
        }
    }
}

fn moved_paths(layer: &Path) -> io::Result<Vec<Moved>> {
    // Nearly always there is nothing to find.
    if !layer.join(KEPT).exists() {
        return Ok(Vec::new());
    }
    let mut moved = Vec::new();
    let mut position = 0;
    for_each_record(layer, |record| {
        position += 1;
        if let Record::Moved { path, number } = record {
            moved.push(Moved {
                position,
                path,
                number,
            });
        }
        Ok(())
    })?;
    Ok(moved)
}

fn for_each_record(layer: &Path, mut each: impl FnMut(Record) -> io::Result<()>) -> io::Result<()> {
    let mut layout = BufReader::new(GzDecoder::new(BufReader::new(File::open(
        layer.join(LAYOUT),
    )?)));
    loop {
        let mut kind = [0];
        if layout.read(&mut kind)? == 0 {
            return Ok(());
        }
        each(match kind[0] {
            RAW => Record::Raw(read_bytes(&mut layout)?),
            CONTENT => {
                let size = read_number(&mut layout)?;
                Record::Content {
                    path: read_bytes(&mut layout)?,
                    size,
                }
            }
            MOVED => {
                let number = read_number(&mut layout)?;
                Record::Moved {
                    path: read_bytes(&mut layout)?,
                    number,
                }
            }
            _ => {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "the layout is damaged",
                ));
            }
        })?;
    }
}

fn read_number(layout: &mut impl Read) -> io::Result<u64> {
    let mut bytes = [0; 8];
    layout.read_exact(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}

fn read_bytes(layout: &mut impl Read) -> io::Result<Vec<u8>> {
    let length = read_number(layout)?;
    let mut bytes = Vec::new();
    if layout.take(length).read_to_end(&mut bytes)? as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}
