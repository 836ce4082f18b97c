//! Bringing what was written to the disk.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use nix::fcntl::{PosixFadviseAdvice, posix_fadvise};

/// From this many entries on one call for the whole file system is cheaper than one per file, each of which waits for the
/// disk's own cache (ext4 sends a flush even when the journal is already committed).
const MANY: usize = 192;

/// Flushes a directory's entries to the disk.
pub(crate) fn sync_directory(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Flushes a new tree to the disk: every file and every directory. Blocking.
///
/// A large tree by syncfs(2), which also waits for everything that others have written to the file system: beside busy
/// compilers that was 2 to 9 s for 100 MB in 4,000 files, file by file 10 to 21 s. A small one file by file: 0.2 to 0.4 s
/// for 2 MB in 52 files, where syncfs took 0.05 to 21 s. The writing of all files is started first, so that they are on
/// their way together, and the first fsync(2) commits the journal for all that follow.
pub(crate) fn sync_tree(root: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    let mut directories = vec![root.to_owned()];
    let mut at = 0;
    while at < directories.len() {
        for entry in fs::read_dir(&directories[at])? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                directories.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
        }
        at += 1;
        if files.len() + directories.len() > MANY {
            return Ok(nix::unistd::syncfs(File::open(root)?)?);
        }
    }
    for file in &files {
        // On Linux this advice starts the writing of changed pages and returns (mm/fadvise.c); a file system that does
        // not care writes them below.
        let _ = posix_fadvise(open(file)?, 0, 0, PosixFadviseAdvice::POSIX_FADV_DONTNEED);
    }
    for file in &files {
        open(file)?.sync_all()?;
    }
    directories
        .iter()
        .rev()
        .try_for_each(|directory| sync_directory(directory))
}

fn open(path: &PathBuf) -> io::Result<File> {
    OpenOptions::new()
        .read(true)
        .custom_flags(libc::O_NOFOLLOW)
        .open(path)
}
