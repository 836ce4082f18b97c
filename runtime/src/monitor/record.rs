//! The durable word on how a container ended.

use std::path::{Path, PathBuf};

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
        source: std::io::Error,
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
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(RecordError::Read { path, source }),
    };
    match serde_json::from_slice::<ExitRecord>(&bytes) {
        Ok(record) if record.format == 1 => Ok(Some(record)),
        _ => Err(RecordError::Content { path }),
    }
}
