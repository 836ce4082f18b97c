//! Reading an archive of images in one pass: layers are unpacked as they come, and what belongs together is told by the
//! documents, wherever in the archive they are.

use std::collections::HashMap;
use std::io::{self, Read};

use crate::layers::archive::{Kind, Member, Source, TarReader};
use crate::layers::{Digest, LayerError, Layers, Limits, NewLayer};

use super::manifest::{find_images, resolve_link};
use super::reference::Reference;
use super::{ImageConfig, ImageError, LoadEvent};

/// One JSON document of an archive, and all of them.
const DOCUMENT_BYTES: u64 = 8 << 20;
const DOCUMENTS_BYTES: u64 = 64 << 20;
const LAYERS: usize = 2048;
/// The whole may be this many times what one layer may.
const WHOLE: u64 = 4;
/// How often a client hears of a layer that is being read.
const PROGRESS_BYTES: u64 = 1 << 20;

/// What an archive holds.
pub(super) struct ReadArchive {
    pub(super) images: Vec<ReadImage>,
    /// Keeps the layers until the images claim them.
    pub(super) layers: Vec<NewLayer>,
}

/// An image of an archive, its layers unpacked and checked.
#[derive(Debug)]
pub(super) struct ReadImage {
    pub(super) bytes: Vec<u8>,
    pub(super) config: ImageConfig,
    pub(super) names: Vec<Reference>,
}

/// The members that matter, by their path in the archive.
#[derive(Default)]
pub(super) struct Members {
    pub(super) documents: HashMap<String, Vec<u8>>,
    pub(super) layers: HashMap<String, Digest>,
    pub(super) links: HashMap<String, String>,
}

/// Reads an archive to its end. Blocking. On an error the layers that were unpacked go again.
pub(super) fn read_archive(
    layers: &Layers,
    archive: impl Read,
    limits: &Limits,
    report: &mut dyn FnMut(LoadEvent),
) -> Result<ReadArchive, ImageError> {
    let outer = Limits {
        archive_bytes: limits.archive_bytes.saturating_mul(WHOLE),
        ..limits.clone()
    };
    let mut reader = TarReader::new(Source::unhashed(archive, &outer)?, (), &outer);
    let mut members = Members::default();
    let mut kept: Vec<NewLayer> = Vec::new();
    let mut document_bytes = 0;
    while let Some(member) = reader.next()? {
        let path = String::from_utf8_lossy(&member.name)
            .trim_start_matches("./")
            .to_owned();
        match &member.kind {
            Kind::SymbolicLink(target) => {
                members.links.insert(
                    path.clone(),
                    resolve_link(&path, &String::from_utf8_lossy(target)),
                );
            }
            Kind::HardLink(target) => {
                members.links.insert(
                    path,
                    String::from_utf8_lossy(target)
                        .trim_start_matches("./")
                        .to_owned(),
                );
            }
            Kind::File => match judge(&path, reader.peek()?) {
                Content::Document => {
                    document_bytes += member.size;
                    if member.size > DOCUMENT_BYTES || document_bytes > DOCUMENTS_BYTES {
                        return Err(LayerError::Limit {
                            what: "bytes of JSON",
                            limit: DOCUMENT_BYTES,
                        }
                        .into());
                    }
                    let mut bytes = Vec::new();
                    reader
                        .content_reader()
                        .read_to_end(&mut bytes)
                        .map_err(|source| LayerError::Read { source })?;
                    check_blob(&path, &Digest::of(&bytes))?;
                    members.documents.insert(path, bytes);
                }
                Content::Layer => {
                    if kept.len() >= LAYERS {
                        return Err(LayerError::Limit {
                            what: "layers",
                            limit: LAYERS as u64,
                        }
                        .into());
                    }
                    let layer = unpack_layer(layers, &mut reader, &path, &member, limits, report)?;
                    check_blob(&path, &layer.archive)?;
                    members.layers.insert(path, layer.id);
                    kept.push(layer);
                }
                Content::Other => {}
            },
            Kind::Directory | Kind::CharacterDevice(_) | Kind::BlockDevice(_) | Kind::Fifo => {}
        }
        reader.content(|_| Ok(()))?;
    }
    reader.finish()?;
    let images = find_images(&members)?;
    Ok(ReadArchive {
        images,
        layers: kept,
    })
}

enum Content {
    Document,
    Layer,
    Other,
}

/// What a file is: by its name where names are fixed, else by its first bytes.
fn judge(path: &str, start: &[u8]) -> Content {
    if path.ends_with(".tar") || path.ends_with(".tar.gz") || path.ends_with(".tar.zst") {
        return Content::Layer;
    }
    let is_blob = path.starts_with("blobs/");
    match start {
        [b'{' | b'[', ..] if is_blob || path.ends_with(".json") => Content::Document,
        [_, ..] if is_blob => Content::Layer,
        _ => Content::Other,
    }
}

fn unpack_layer(
    layers: &Layers,
    reader: &mut TarReader<'_, ()>,
    path: &str,
    member: &Member,
    limits: &Limits,
    report: &mut dyn FnMut(LoadEvent),
) -> Result<NewLayer, ImageError> {
    let name = path.strip_suffix("/layer.tar").unwrap_or(path);
    let name = name.rsplit('/').next().unwrap_or(name);
    let id: String = name.chars().take(12).collect();
    let mut progress = Progress {
        id,
        current: 0,
        reported: 0,
        total: member.size,
        report,
    };
    let unpacked = layers.unpack(
        Observed {
            reader: reader.content_reader(),
            progress: &mut progress,
        },
        limits,
    );
    // A damaged inner archive must not hide that the outer one was cut: that reason is the better one.
    let layer = unpacked.map_err(|error| match error {
        LayerError::Archive { reason } => ImageError::Archive {
            reason: format!("layer {path}: {reason}"),
        },
        error => error.into(),
    })?;
    progress.report_now(member.size);
    Ok(layer)
}

struct Progress<'r> {
    id: String,
    current: u64,
    reported: u64,
    total: u64,
    report: &'r mut dyn FnMut(LoadEvent),
}

impl Progress<'_> {
    fn advance(&mut self, bytes: u64) {
        self.current += bytes;
        if self.current - self.reported >= PROGRESS_BYTES {
            self.report_now(self.current);
        }
    }

    fn report_now(&mut self, current_bytes: u64) {
        self.reported = current_bytes;
        (self.report)(LoadEvent::Layer {
            id: self.id.clone(),
            current_bytes,
            total_bytes: self.total,
        });
    }
}

struct Observed<'p, 'r, R> {
    reader: R,
    progress: &'p mut Progress<'r>,
}

impl<R: Read> Read for Observed<'_, '_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.progress.advance(read as u64);
        Ok(read)
    }
}

/// A file of an OCI layout is named by the digest of its bytes.
fn check_blob(path: &str, digest: &Digest) -> Result<(), ImageError> {
    let Some(hex) = path.strip_prefix("blobs/sha256/") else {
        return Ok(());
    };
    if hex == digest.hex() {
        return Ok(());
    }
    Err(ImageError::Archive {
        reason: format!("{path} has the digest {digest}"),
    })
}
