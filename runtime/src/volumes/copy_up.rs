//! The image's files in a new volume.
//!
//! The copy is made beside the volume's files (`_copy`), given its final name when it is whole (`_copied`), and then moved in,
//! entry by entry: the directory itself stays, because another container may have it mounted. After a crash a half copy
//! is deleted and a whole one is moved in to the end.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::launch::RootFs;
use crate::layers::copy::{Copier, copy_attributes};
use crate::layers::merged::{Entry, MergedDirectory, find};
use crate::layers::remove::remove_tree;
use crate::layers::{sync_directory, sync_tree};

const HALF: &str = "_copy";
const WHOLE: &str = "_copied";
/// A tree that is deeper is refused: each level costs a descriptor per layer.
const DEPTH: usize = 128;

/// Copies what the image has at `path` (absolute, inside the container) into the volume's directory, with owners, modes,
/// times, attributes and links, when the volume is empty; the volume's directory takes the owner and mode of the image's. Nothing happens
/// when the image has no directory there. Returns whether something was copied. Blocking; durable when it returns.
///
/// # Errors
/// What the system says; the volume is empty again then.
pub fn copy_up(root: &RootFs, path: &Path, volume: &Path) -> io::Result<bool> {
    let Some(above) = volume.parent() else {
        return Ok(false);
    };
    if fs::read_dir(volume)?.next().is_some() {
        return Ok(false);
    }
    let Some(Entry::Directory(directory)) = find(root, path)? else {
        return Ok(false);
    };
    let (half, whole) = (above.join(HALF), above.join(WHOLE));
    remove_tree(above, &half)?;
    fs::create_dir(&half)?;
    let copied = copy_directory(&directory, &half, &mut Copier::default(), 0);
    if let Err(error) = copied.and_then(|()| sync_tree(&half)) {
        // What stays of it goes at the next start or with the volume.
        let _ = remove_tree(above, &half);
        return Err(error);
    }
    fs::rename(&half, &whole)?;
    sync_directory(above)?;
    finish(above)?;
    Ok(true)
}

/// Brings an interrupted copy to its end: `volume` is the directory above the files.
pub(super) fn finish(volume: &Path) -> io::Result<()> {
    remove_tree(volume, &volume.join(HALF))?;
    let whole = volume.join(WHOLE);
    let entries = match fs::read_dir(&whole) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    let files = volume.join(super::volume::DATA);
    for entry in entries {
        let entry = entry?;
        fs::rename(entry.path(), files.join(entry.file_name()))?;
    }
    copy_attributes(&whole, &files, &fs::symlink_metadata(&whole)?)?;
    sync_directory(&files)?;
    fs::remove_dir(&whole)
}

fn copy_directory(
    from: &MergedDirectory,
    to: &Path,
    copier: &mut Copier,
    depth: usize,
) -> io::Result<()> {
    if depth > DEPTH {
        return Err(io::Error::other(format!(
            "{} directories below each other are too many to copy",
            DEPTH
        )));
    }
    for name in from.names()? {
        let target = to.join(&name);
        match from.lookup(&name)? {
            Some(Entry::Directory(directory)) => {
                fs::create_dir(&target)?;
                copy_directory(&directory, &target, copier, depth + 1)?;
            }
            Some(Entry::Other { path, .. }) => {
                copier.copy_one(&path, &target, &fs::symlink_metadata(&path)?)?
            }
            None => {}
        }
    }
    // Last, because every entry changes the time. The final slash makes it the directory and not the descriptor's link.
    let itself: PathBuf = from.path().join(".");
    copy_attributes(&itself, to, &fs::metadata(&itself)?)
}
