//! The durable word on how a container ended.

use std::fs::File;
use std::io;
use std::os::fd::BorrowedFd;
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags};
use serde::{Deserialize, Serialize};

/// File name of the record in a run directory.
pub const EXIT_RECORD_FILE: &str = "exit.json";
/// File name of a monitor's socket in a run directory.
pub const MONITOR_SOCKET_FILE: &str = "monitor.sock";

/// How a container ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExitRecord {
    /// Version of this document; 1.
    pub format: u32,
    /// Host pid that the container's first process had.
    pub pid: u32,
    /// Its exit code; 128 + number when a signal ended it.
    pub exit_code: i32,
    /// The signal that ended it, if one did.
    pub signal: Option<i32>,
    /// When the user's program was reached.
    pub started_at_unix_nanos: i64,
    /// When it ended.
    pub finished_at_unix_nanos: i64,
    /// Whether the kernel killed any of its processes for want of memory.
    pub oom_killed: bool,
}

/// A record that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The file is there but cannot be read.
    #[error("cannot read the exit record {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file does not hold a record of a format known here.
    #[error("{} holds no exit record of format 1", path.display())]
    Content {
        /// The file.
        path: PathBuf,
    },
}

/// Reads the record of a run directory; `None` when the container has not ended, or its monitor was killed.
pub fn read(run_dir: &Path) -> Result<Option<ExitRecord>, RecordError> {
    let path = run_dir.join(EXIT_RECORD_FILE);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(RecordError::Read { path, source }),
    };
    match serde_json::from_slice::<ExitRecord>(&bytes) {
        Ok(record) if record.format == 1 => Ok(Some(record)),
        _ => Err(RecordError::Content { path }),
    }
}

/// Writes the record so that a reader sees all of it or nothing, whatever happens: aside, synced, renamed.
pub(super) fn write(run_dir: BorrowedFd<'_>, record: &ExitRecord) -> io::Result<()> {
    const ASIDE: &str = "exit.json.tmp";
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::TRUNC | OFlags::CLOEXEC;
    let mut file = File::from(rustix::fs::openat(
        run_dir,
        ASIDE,
        flags,
        Mode::from_raw_mode(0o600),
    )?);
    serde_json::to_writer(&mut file, record)?;
    file.sync_all()?;
    rustix::fs::renameat(run_dir, ASIDE, run_dir, EXIT_RECORD_FILE)?;
    // Not every file system syncs directories; those that do not say EINVAL.
    let _ = rustix::fs::openat(
        run_dir,
        ".",
        OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC,
        Mode::empty(),
    )
    .and_then(rustix::fs::fsync);
    Ok(())
}
