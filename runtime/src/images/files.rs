//! The configurations on the disk.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::layers::{Digest, Trash, sync_directory};

use super::{ImageConfig, ImageError, ImageId};

const SUFFIX: &str = ".json";

/// `<data-root>/images`, one file per image.
#[derive(Debug)]
pub(super) struct ConfigFiles {
    directory: PathBuf,
    trash: Trash,
}

impl ConfigFiles {
    pub(super) fn open(data_root: &Path, trash: Trash) -> Result<Self, ImageError> {
        let directory = data_root.join("images");
        let made = fs::create_dir_all(&directory)
            .and_then(|()| fs::set_permissions(&directory, Permissions::from_mode(0o700)));
        made.map_err(|source| ImageError::Files {
            action: "create",
            path: directory.clone(),
            source,
        })?;
        Ok(Self { directory, trash })
    }

    /// Writes a configuration aside, syncs it and puts it in its place.
    pub(super) fn write(&self, id: &ImageId, bytes: &[u8]) -> Result<(), ImageError> {
        let path = self.path(id);
        let aside = self.trash.fresh_path("config");
        let written = || -> io::Result<()> {
            let mut file = File::create_new(&aside)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&aside, &path)?;
            sync_directory(&self.directory)
        };
        written().map_err(|source| {
            // Left in the directory for temporary files, it goes at the next start at the latest.
            let _ = fs::remove_file(&aside);
            ImageError::Files {
                action: "write",
                path,
                source,
            }
        })
    }

    /// Reads a configuration and checks that it is the one it was; the error is the reason why it is broken.
    pub(super) fn read(&self, id: &ImageId) -> Result<(ImageConfig, Vec<u8>), String> {
        let bytes =
            fs::read(self.path(id)).map_err(|error| format!("its configuration: {error}"))?;
        if Digest::of(&bytes) != *id {
            return Err("its configuration is damaged".to_owned());
        }
        let config = serde_json::from_slice(&bytes)
            .map_err(|error| format!("its configuration: {error}"))?;
        Ok((config, bytes))
    }

    pub(super) fn remove(&self, id: &ImageId) {
        let path = self.path(id);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::warn!(path = %path.display(), %error, "cannot remove a configuration; the next start tries again");
            }
            _ => {}
        }
    }

    /// The images that have a file here.
    pub(super) fn ids(&self) -> Result<Vec<ImageId>, ImageError> {
        let listed =
            fs::read_dir(&self.directory).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let entries = listed.map_err(|source| ImageError::Files {
            action: "list",
            path: self.directory.clone(),
            source,
        })?;
        let id = |name: &str| Digest::from_hex(name.strip_suffix(SUFFIX)?);
        Ok(entries
            .iter()
            .filter_map(|entry| id(entry.file_name().to_str()?))
            .collect())
    }

    fn path(&self, id: &ImageId) -> PathBuf {
        self.directory.join(format!("{}{SUFFIX}", id.hex()))
    }
}
