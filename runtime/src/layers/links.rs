//! Short names for layers, so that the options of a mount stay below a page.

use std::io;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use super::DiffId;

/// What overlayfs takes as options in one mount call, with the terminating zero (mount(2): one page).
const MOUNT_BYTES: usize = 4096;
/// The rest of the options and some room for flags.
const OVERHEAD_BYTES: usize = 96;
const SHORTEST: usize = 6;

/// `<data-root>/l`, with one link per layer.
#[derive(Debug)]
pub(super) struct Links {
    directory: PathBuf,
}

impl Links {
    pub(super) fn open(data_root: &Path) -> io::Result<Self> {
        let directory = data_root.join("l");
        std::fs::create_dir_all(&directory)?;
        std::fs::set_permissions(&directory, std::fs::Permissions::from_mode(0o711))?;
        Ok(Self { directory })
    }

    /// The link to the layer's files, made when it is missing. Its name is the shortest beginning of the id, of at least
    /// six digits, that no other layer has.
    pub(super) fn ensure(&self, id: &DiffId, files: &Path) -> io::Result<PathBuf> {
        let hex = id.hex();
        for length in SHORTEST..=hex.len() {
            let link = self.directory.join(&hex[..length]);
            match std::fs::read_link(&link) {
                Ok(target) if target == files => return Ok(link),
                Ok(_) => continue,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    symlink(files, &link)?;
                    return Ok(link);
                }
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    pub(super) fn remove(&self, link: &Path) {
        // A link that stays is taken away at the next start.
        let _ = std::fs::remove_file(link);
    }

    /// Removes the links that are none of `known`.
    pub(super) fn collect(&self, known: &std::collections::HashSet<PathBuf>) -> io::Result<()> {
        for entry in std::fs::read_dir(&self.directory)? {
            let path = entry?.path();
            if !known.contains(&path) {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

/// Whether an overlay of these directories fits into one mount call.
pub(super) fn fits_one_mount<'p>(paths: impl Iterator<Item = &'p Path>) -> bool {
    let bytes: usize = paths.map(|path| path.as_os_str().len() + 1).sum();
    bytes + OVERHEAD_BYTES < MOUNT_BYTES
}
