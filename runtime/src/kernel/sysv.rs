//! System V shared memory segments, as far as a test needs them to show who shares an IPC namespace with whom.

#![allow(unsafe_code)]

use super::CallError;

/// A segment found or made by its key, mapped into this process until it is dropped.
#[derive(Debug)]
pub struct Segment {
    address: *mut libc::c_void,
    bytes: usize,
}

impl Segment {
    /// Makes a segment of `bytes` bytes under `key`, which must not exist yet (`EEXIST`). It outlives the process.
    pub fn create(key: i32, bytes: usize) -> Result<Self, CallError> {
        Self::attach(key, bytes, libc::IPC_CREAT | libc::IPC_EXCL | 0o600)
    }

    /// Maps the segment of `bytes` bytes that exists under `key`; `ENOENT` when this namespace has none.
    pub fn open(key: i32, bytes: usize) -> Result<Self, CallError> {
        Self::attach(key, bytes, 0)
    }

    /// Removes the segment that exists under `key`; the memory goes when its last user does.
    pub fn remove(key: i32) -> Result<(), CallError> {
        // SAFETY: shmget takes plain numbers.
        let id = unsafe { libc::shmget(key, 0, 0) };
        if id < 0 {
            return Err(last_error(format!("shmget({key:#x}, 0, 0)")));
        }
        // SAFETY: IPC_RMID reads no buffer, so that a null pointer is what shmctl wants.
        if unsafe { libc::shmctl(id, libc::IPC_RMID, std::ptr::null_mut()) } < 0 {
            return Err(last_error(format!("shmctl({id}, IPC_RMID)")));
        }
        Ok(())
    }

    /// Writes `text` to the start, cut to the segment's size, and ends it with a zero where there is room.
    pub fn write(&mut self, text: &[u8]) {
        let len = text.len().min(self.bytes);
        // SAFETY: `address` maps at least `bytes` bytes, readable and writable, until drop; `len` is at most that, and
        // `text` cannot overlap a mapping that no Rust object knows.
        unsafe {
            let start = self.address.cast::<u8>();
            std::ptr::copy_nonoverlapping(text.as_ptr(), start, len);
            if len < self.bytes {
                start.add(len).write(0);
            }
        }
    }

    /// The bytes up to the first zero.
    pub fn read(&self) -> Vec<u8> {
        let mut out = vec![0; self.bytes];
        // SAFETY: as in `write`; another process may change the bytes meanwhile, which can only tear the text.
        unsafe {
            std::ptr::copy_nonoverlapping(self.address.cast::<u8>(), out.as_mut_ptr(), self.bytes);
        }
        out.truncate(out.iter().position(|byte| *byte == 0).unwrap_or(out.len()));
        out
    }

    fn attach(key: i32, bytes: usize, flags: i32) -> Result<Self, CallError> {
        // SAFETY: shmget takes plain numbers.
        let id = unsafe { libc::shmget(key, bytes, flags) };
        if id < 0 {
            return Err(last_error(format!("shmget({key:#x}, {bytes}, {flags:#o})")));
        }
        // SAFETY: a null address lets the kernel choose a free place; the result is checked before use.
        let address = unsafe { libc::shmat(id, std::ptr::null(), 0) };
        if address.addr() == usize::MAX {
            return Err(last_error(format!("shmat({id})")));
        }
        Ok(Self { address, bytes })
    }
}

impl Drop for Segment {
    fn drop(&mut self) {
        // SAFETY: `address` came from shmat and is detached once.
        unsafe { libc::shmdt(self.address) };
    }
}

fn last_error(call: String) -> CallError {
    CallError {
        call,
        errno: nix::errno::Errno::last_raw(),
    }
}
