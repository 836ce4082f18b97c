//! The file of a log, begun anew when it is full.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// A file that only grows, up to a size; older ones are kept as `.1`, `.2` and so on.
#[derive(Debug)]
pub(super) struct RotatingFile {
    path: PathBuf,
    max_bytes: u64,
    max_files: u32,
    file: File,
    bytes: u64,
    /// Trouble not yet told.
    trouble: Option<String>,
    /// Whether the last write failed.
    failing: bool,
}

impl RotatingFile {
    pub(super) fn open(path: &Path, max_bytes: Option<u64>, max_files: u32) -> io::Result<Self> {
        let file = open_append(path)?;
        let bytes = file.metadata()?.len();
        let max_bytes = max_bytes.unwrap_or(u64::MAX);
        let path = path.to_owned();
        Ok(Self {
            path,
            max_bytes,
            max_files: max_files.max(1),
            file,
            bytes,
            trouble: None,
            failing: false,
        })
    }

    /// Whether the file is full once this many further bytes are written.
    pub(super) fn wants_rotation(&self, pending: usize) -> bool {
        self.bytes.saturating_add(pending as u64) >= self.max_bytes
    }

    /// Writes whole entries. Trouble is remembered and the bytes are lost: a container must not stop because its
    /// log cannot be written.
    pub(super) fn write(&mut self, entries: &[u8]) {
        match self.try_write(entries) {
            Ok(()) => self.failing = false,
            Err(error) => {
                if !self.failing {
                    self.trouble = Some(format!(
                        "cannot write the log {}: {error}",
                        self.path.display()
                    ));
                }
                self.failing = true;
            }
        }
    }

    /// The trouble since this was last asked.
    pub(super) fn take_trouble(&mut self) -> Option<String> {
        self.trouble.take()
    }

    fn try_write(&mut self, entries: &[u8]) -> io::Result<()> {
        if self.bytes >= self.max_bytes {
            self.rotate()?;
        } else if self.file.metadata()?.nlink() == 0 {
            // Somebody deleted it: go on in a new one, where readers look.
            self.file = open_append(&self.path)?;
            self.bytes = 0;
        }
        let before = self.bytes;
        match self.file.write_all(entries) {
            Ok(()) => {
                self.bytes = before + entries.len() as u64;
                Ok(())
            }
            Err(error) => {
                // Cut off a torn entry, so that the file stays readable.
                let _ = self.file.set_len(before.min(self.file.metadata()?.len()));
                Err(error)
            }
        }
    }

    fn rotate(&mut self) -> io::Result<()> {
        if self.max_files == 1 {
            self.file.set_len(0)?;
            self.bytes = 0;
            return Ok(());
        }
        for number in (1..self.max_files - 1).rev() {
            rename_if_there(&self.numbered(number), &self.numbered(number + 1))?;
        }
        rename_if_there(&self.path, &self.numbered(1))?;
        self.file = open_append(&self.path)?;
        self.bytes = self.file.metadata()?.len();
        Ok(())
    }

    fn numbered(&self, number: u32) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(format!(".{number}"));
        name.into()
    }
}

fn open_append(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o640)
        .open(path)
}

fn rename_if_there(from: &Path, to: &Path) -> io::Result<()> {
    match std::fs::rename(from, to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
