//! Where the workspace is, and files in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file could not be read, written or listed.
#[derive(Debug, thiserror::Error)]
#[error("cannot {action} {}", path.display())]
pub(crate) struct FileError {
    action: &'static str,
    path: PathBuf,
    source: io::Error,
}

impl FileError {
    fn of<'p>(action: &'static str, path: &'p Path) -> impl FnOnce(io::Error) -> Self + 'p {
        move |source| Self {
            action,
            path: path.to_owned(),
            source,
        }
    }
}

/// The workspace's root. Cargo says where xtask is when it runs it; run by hand, the working directory counts.
pub(crate) fn root() -> PathBuf {
    match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(manifest) => Path::new(&manifest)
            .parent()
            .map_or_else(|| PathBuf::from("."), Path::to_owned),
        None => PathBuf::from("."),
    }
}

pub(crate) fn read(path: &Path) -> Result<String, FileError> {
    fs::read_to_string(path).map_err(FileError::of("read", path))
}

/// Reads a file that may be absent.
pub(crate) fn read_if_there(path: &Path) -> Result<Option<String>, FileError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(FileError::of("read", path)(error)),
    }
}

/// Writes a file and the folders it stands in; leaves a file alone that holds this text already, so that nothing is
/// compiled again for nothing.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), FileError> {
    if read_if_there(path).is_ok_and(|known| known.as_deref() == Some(text)) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(FileError::of("make", folder))?;
    }
    fs::write(path, text).map_err(FileError::of("write", path))
}

pub(crate) fn remove(path: &Path) -> Result<(), FileError> {
    fs::remove_file(path).map_err(FileError::of("remove", path))
}

/// All files below a folder, sorted; none when there is no such folder. `enter` says which folders are entered.
pub(crate) fn files(
    folder: &Path,
    enter: &dyn Fn(&Path) -> bool,
) -> Result<Vec<PathBuf>, FileError> {
    let mut found = Vec::new();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        Err(error) => return Err(FileError::of("list", folder)(error)),
    };
    for entry in entries {
        let entry = entry.map_err(FileError::of("list", folder))?;
        let path = entry.path();
        let kind = entry.file_type().map_err(FileError::of("look at", &path))?;
        if kind.is_dir() {
            if enter(&path) {
                found.extend(files(&path, enter)?);
            }
        } else if kind.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
