//! Bytes that a client has not taken yet: a little in memory, the rest in an unnamed file.

use std::fs::File;
use std::io;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::os::unix::fs::FileExt;

use rustix::fs::{Mode, OFlags};

use crate::kernel::packet;

/// Most bytes kept in memory for one client.
const MEMORY_BYTES: usize = 256 * 1024;
/// Most bytes kept in the file for one client; beyond it the producer is held back.
const FILE_BYTES: u64 = 64 << 20;
/// Bytes read back from the file at once.
const CHUNK_BYTES: usize = 64 * 1024;

/// What a socket's reader has yet to take, in order: first `memory` from `taken` on, then the file from `read` on.
#[derive(Debug, Default)]
pub(super) struct Backlog {
    memory: Vec<u8>,
    taken: usize,
    file: Option<File>,
    read: u64,
    written: u64,
}

impl Backlog {
    /// Whether there is nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.taken == self.memory.len() && self.read == self.written
    }

    /// Whether the producer should wait.
    pub(super) fn is_full(&self) -> bool {
        self.written - self.read >= FILE_BYTES
    }

    /// Sends `parts` to the socket, or keeps what it does not take now. `directory` is where a file may be made.
    pub(super) fn send(
        &mut self,
        socket: BorrowedFd<'_>,
        parts: &[&[u8]],
        directory: BorrowedFd<'_>,
    ) -> io::Result<()> {
        let mut skip = 0;
        if self.is_empty() {
            skip = send_now(socket, parts)?;
        }
        for part in parts {
            let skipped = skip.min(part.len());
            skip -= skipped;
            self.keep(&part[skipped..], directory)?;
        }
        Ok(())
    }

    /// Sends what the socket takes now. Gives whether any byte went.
    pub(super) fn flush(&mut self, socket: BorrowedFd<'_>) -> io::Result<bool> {
        let mut progress = false;
        while !self.is_empty() {
            if self.taken == self.memory.len() {
                self.refill()?;
            }
            let sent = send_now(socket, &[&self.memory[self.taken..]])?;
            if sent == 0 {
                return Ok(progress);
            }
            progress = true;
            self.taken += sent;
        }
        // Nothing is left: give the memory back.
        *self = Self {
            file: self.file.take(),
            ..Self::default()
        };
        if let Some(file) = &self.file {
            file.set_len(0)?;
        }
        Ok(progress)
    }

    fn keep(&mut self, bytes: &[u8], directory: BorrowedFd<'_>) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        if self.read == self.written && self.memory.len() - self.taken + bytes.len() <= MEMORY_BYTES
        {
            if self.taken > 0 {
                self.memory.drain(..self.taken);
                self.taken = 0;
            }
            self.memory.extend_from_slice(bytes);
            return Ok(());
        }
        let file = match self.file.take() {
            Some(file) => file,
            None => unnamed_file(directory)?,
        };
        file.write_all_at(bytes, self.written)?;
        self.file = Some(file);
        self.written += bytes.len() as u64;
        Ok(())
    }

    fn refill(&mut self) -> io::Result<()> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let wanted = (self.written - self.read).min(CHUNK_BYTES as u64) as usize;
        self.memory.resize(wanted, 0);
        self.taken = 0;
        file.read_exact_at(&mut self.memory, self.read)?;
        self.read += wanted as u64;
        Ok(())
    }
}

fn unnamed_file(directory: BorrowedFd<'_>) -> io::Result<File> {
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
    let file: OwnedFd = rustix::fs::openat(directory, ".", flags, Mode::from_raw_mode(0o600))?;
    Ok(file.into())
}

/// Sends what goes without waiting; 0 when nothing does.
fn send_now(socket: BorrowedFd<'_>, parts: &[&[u8]]) -> io::Result<usize> {
    match packet::send_parts(socket, parts) {
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(0),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use std::os::fd::AsFd;
    use std::os::unix::net::UnixStream;

    #[test]
    fn nothing_is_lost_or_reordered_past_memory() {
        let directory = tempfile::tempdir().expect("temporary directory");
        let directory = File::open(directory.path()).expect("open");
        let (ours, mut theirs) = UnixStream::pair().expect("pair");
        ours.set_nonblocking(true).expect("nonblocking");
        let data: Vec<u8> = (0..3_000_000u32).map(|n| (n % 251) as u8).collect();
        let mut backlog = Backlog::default();
        for chunk in data.chunks(70_000) {
            backlog
                .send(
                    ours.as_fd(),
                    &[&chunk[..8.min(chunk.len())], &chunk[8.min(chunk.len())..]],
                    directory.as_fd(),
                )
                .expect("kept");
        }
        assert!(!backlog.is_empty());
        let mut seen = Vec::new();
        let mut buffer = vec![0; 50_000];
        while seen.len() < data.len() {
            let length = theirs.read(&mut buffer).expect("read");
            seen.extend_from_slice(&buffer[..length]);
            backlog.flush(ours.as_fd()).expect("flush");
        }
        assert!(backlog.is_empty());
        assert!(seen == data);
    }
}
