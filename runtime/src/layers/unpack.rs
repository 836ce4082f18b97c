//! Unpacking a layer's tar into a directory, in one pass over the stream.

use std::io::Read;
use std::path::Path;

use super::archive::{Kind, Member, Source, TarReader};
use super::layout::{DIFF, LayoutWriter};
use super::place::Placer;
use super::whiteout::{Name, classify};
use super::{DiffId, Digest, Driver, LayerError, Limits};

/// What an unpacked archive turned out to be.
#[derive(Debug)]
pub(super) struct Unpacked {
    pub(super) id: DiffId,
    pub(super) archive: Digest,
    pub(super) size_bytes: u64,
}

/// Unpacks `archive` into `layer/diff` and writes `layer/layout`. On an error the directory holds a part, which the
/// caller deletes. Nothing is synced.
pub(super) fn unpack(
    archive: impl Read,
    layer: &Path,
    driver: Driver,
    limits: &Limits,
) -> Result<Unpacked, LayerError> {
    let root = layer.join(DIFF);
    std::fs::create_dir(&root).map_err(LayerError::files("create", &root))?;
    let mut placer = Placer::new(layer, &root)?;
    let mut reader = TarReader::new(
        Source::new(archive, limits)?,
        LayoutWriter::create(layer)?,
        limits,
    );
    let mut directories = Directories {
        times: Vec::new(),
        limits,
    };
    let mut size_bytes = 0;
    while let Some(member) = reader.next()? {
        let path = clean(&member, limits)?;
        let (parent, name) = split(&path);
        let display = || member.display();
        match classify(name, driver) {
            Name::Plain => {
                size_bytes += size_of(&member);
                if path.is_empty() {
                    placer.root_attributes(&member)?;
                    reader.content_as_raw()?;
                } else if member.kind == Kind::File {
                    let moved = placer.make_room(parent, name, &member)?;
                    note_moved(&mut reader.observer, &path, moved)?;
                    if member.size > 0 {
                        reader.observer.content(&path, member.size)?;
                    }
                    let mut file = placer.create_file(parent, name, &member)?;
                    reader.content(|bytes| file.write(bytes))?;
                    file.finish(&member)?;
                } else {
                    let moved = placer.make_room(parent, name, &member)?;
                    note_moved(&mut reader.observer, &path, moved)?;
                    placer.create_other(parent, name, &member)?;
                    reader.content_as_raw()?;
                }
                if member.kind == Kind::Directory {
                    directories.remember(path, &member)?;
                }
            }
            Name::Whiteout(hidden) => {
                placer.whiteout(parent, hidden, &member)?;
                reader.content_as_raw()?;
            }
            Name::Opaque => {
                placer.opaque(parent, &member)?;
                reader.content_as_raw()?;
            }
            Name::Ignored => reader.content_as_raw()?,
            Name::Invalid => {
                return Err(LayerError::Escape {
                    name: display(),
                    reason: "it hides a directory above it",
                });
            }
        }
    }
    directories.apply(&placer);
    let (digests, layout) = reader.finish()?;
    layout.finish()?;
    Ok(Unpacked {
        id: digests.content,
        archive: digests.raw,
        size_bytes,
    })
}

fn note_moved(
    layout: &mut LayoutWriter,
    path: &[u8],
    moved: Option<u64>,
) -> Result<(), LayerError> {
    moved.map_or(Ok(()), |number| layout.moved(path, number))
}

/// Bytes as dockerd counts them: contents, and the targets of symbolic links.
fn size_of(member: &Member) -> u64 {
    match &member.kind {
        Kind::SymbolicLink(target) => target.len() as u64,
        _ => member.size,
    }
}

/// The member's path without `.`, `..` and slashes too many. A leading slash means the root, as dockerd reads it.
pub(super) fn clean(member: &Member, limits: &Limits) -> Result<Vec<u8>, LayerError> {
    clean_path(&member.name, limits.depth).map_err(|problem| match problem {
        PathProblem::Above => LayerError::Escape {
            name: member.display(),
            reason: "it has more '..' than directories before them",
        },
        PathProblem::Deep => LayerError::Limit {
            what: "directories in a path",
            limit: limits.depth as u64,
        },
    })
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum PathProblem {
    Above,
    Deep,
}

pub(super) fn clean_path(path: &[u8], depth: usize) -> Result<Vec<u8>, PathProblem> {
    let mut components: Vec<&[u8]> = Vec::new();
    for component in path.split(|b| *b == b'/') {
        match component {
            b"" | b"." => {}
            b".." => {
                components.pop().ok_or(PathProblem::Above)?;
            }
            _ if components.len() >= depth => return Err(PathProblem::Deep),
            _ => components.push(component),
        }
    }
    Ok(components.join(&b'/'))
}

/// The directory and the last component of a clean path.
pub(super) fn split(path: &[u8]) -> (&[u8], &[u8]) {
    match path.iter().rposition(|b| *b == b'/') {
        Some(at) => (&path[..at], &path[at + 1..]),
        None => (&path[..0], path),
    }
}

/// The times of directories, set at the end because every entry made inside changes them.
struct Directories<'l> {
    times: Vec<(Box<[u8]>, i64, u32)>,
    limits: &'l Limits,
}

impl Directories<'_> {
    fn remember(&mut self, path: Vec<u8>, member: &Member) -> Result<(), LayerError> {
        if self.times.len() as u64 >= self.limits.directories {
            return Err(LayerError::Limit {
                what: "directories",
                limit: self.limits.directories,
            });
        }
        self.times.push((
            path.into_boxed_slice(),
            member.mtime_secs,
            member.mtime_nanos,
        ));
        Ok(())
    }

    fn apply(&self, placer: &Placer) {
        for (path, secs, nanos) in &self.times {
            placer.set_directory_time(path, *secs, *nanos);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_cleaned_as_dockerd_does() {
        for (path, clean) in [
            (&b"a/b"[..], &b"a/b"[..]),
            (b"/etc/passwd", b"etc/passwd"),
            (b"./a//b/./c/", b"a/b/c"),
            (b"a/../b", b"b"),
            (b"./", b""),
            (b"/", b""),
            (b"", b""),
            (b"a/..", b""),
            (b"...", b"..."),
        ] {
            assert_eq!(clean_path(path, 8).as_deref(), Ok(clean));
        }
        for path in [
            &b".."[..],
            b"../a",
            b"a/../../b",
            b"/../etc/passwd",
            b"./..",
        ] {
            assert_eq!(clean_path(path, 8), Err(PathProblem::Above));
        }
        assert_eq!(clean_path(b"1/2/3/4/5/6/7/8/9", 8), Err(PathProblem::Deep));
    }
}
