//! What a container changed of its image.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::launch::RootFs;

use super::LayerError;
use super::collection::Layers;
use super::merged::{Entry, MergedDirectory};

/// What became of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It has other content or attributes, or something in it changed.
    Modified,
    /// It was not in the image.
    Added,
    /// It is no more.
    Deleted,
}

/// One changed path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Absolute, as the container sees it.
    pub path: PathBuf,
    /// What became of it.
    pub kind: ChangeKind,
}

impl Layers {
    /// What a container changed of its image, by path. Walks the changes on a blocking thread.
    ///
    /// # Errors
    /// `NotFound` for an unknown container, `NotImplemented` with `vfs`, `System` when the walk fails.
    pub async fn changes(&self, container_id: &str) -> Result<Vec<Change>, LayerError> {
        let RootFs::Overlay { lower, upper, .. } = self.root(container_id)? else {
            return Err(LayerError::ChangesWithVfs);
        };
        let walked = tokio::task::spawn_blocking(move || {
            let walk = || -> io::Result<Vec<Change>> {
                let lower = MergedDirectory::of(&lower)?;
                let mut changes = Vec::new();
                walk(&upper, Some(&lower), Path::new("/"), &mut changes)?;
                Ok(changes)
            };
            walk().map_err(LayerError::files("compare", upper.clone()))
        });
        walked.await.unwrap_or(Err(LayerError::Interrupted))
    }
}

/// Walks one directory of changes beside the same one of the image; returns whether anything in it changed.
fn walk(
    upper: &Path,
    lower: Option<&MergedDirectory>,
    path: &Path,
    changes: &mut Vec<Change>,
) -> io::Result<bool> {
    let before = changes.len();
    let mut entries = fs::read_dir(upper)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let (here, path) = (entry.path(), path.join(&name));
        let metadata = fs::symlink_metadata(&here)?;
        let below = lower
            .map(|lower| lower.lookup(&name))
            .transpose()?
            .flatten();
        if is_whiteout(&metadata) {
            if below.is_some() {
                changes.push(Change {
                    path,
                    kind: ChangeKind::Deleted,
                });
            }
            continue;
        }
        if !metadata.is_dir() {
            let kind = if below.is_some() {
                ChangeKind::Modified
            } else {
                ChangeKind::Added
            };
            changes.push(Change { path, kind });
            continue;
        }
        let Some(Entry::Directory(below)) = below else {
            let kind = if below.is_some() {
                ChangeKind::Modified
            } else {
                ChangeKind::Added
            };
            changes.push(Change {
                path: path.clone(),
                kind,
            });
            walk(&here, None, &path, changes)?;
            continue;
        };
        let at = changes.len();
        let opaque = is_opaque(&here);
        if opaque {
            deleted_below(&here, &below, &path, changes)?;
        }
        let inside = walk(&here, Some(&below), &path, changes)?;
        // A directory that was only opened up for something in it looks as before, but dockerd lists it too.
        if opaque || inside || !same_directory(&metadata, &below)? {
            changes.insert(
                at,
                Change {
                    path,
                    kind: ChangeKind::Modified,
                },
            );
        }
    }
    Ok(changes.len() > before)
}

/// What an opaque directory hides without having it itself.
fn deleted_below(
    upper: &Path,
    lower: &MergedDirectory,
    path: &Path,
    changes: &mut Vec<Change>,
) -> io::Result<()> {
    for name in lower.names()? {
        if fs::symlink_metadata(upper.join(&name)).is_err() {
            changes.push(Change {
                path: path.join(&name),
                kind: ChangeKind::Deleted,
            });
        }
    }
    Ok(())
}

fn same_directory(metadata: &fs::Metadata, lower: &MergedDirectory) -> io::Result<bool> {
    let below = fs::metadata(lower.path().join(OsStr::new(".")))?;
    let key = |m: &fs::Metadata| (m.mode(), m.uid(), m.gid(), m.mtime(), m.mtime_nsec());
    Ok(key(metadata) == key(&below))
}

fn is_whiteout(metadata: &fs::Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_char_device(&metadata.file_type()) && metadata.rdev() == 0
}

fn is_opaque(path: &Path) -> bool {
    let mut value = [0; 4];
    let length = rustix::fs::lgetxattr(path, super::attributes::OPAQUE_XATTR, &mut value);
    matches!(length, Ok(length) if &value[..length] == b"y")
}
