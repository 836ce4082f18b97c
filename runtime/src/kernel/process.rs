//! Children: signals and ends, by descriptor and never by number.

use std::os::fd::BorrowedFd;

use rustix::process::{WaitId, WaitIdOptions};

use super::{CallError, OrCall};

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// By exiting with this code.
    Exited(i32),
    /// By this signal.
    Signaled(i32),
}

impl Ended {
    /// As a shell would say it: the code, or 128 + the signal.
    pub fn exit_code(self) -> i32 {
        match self {
            Self::Exited(code) => code,
            Self::Signaled(signal) => 128 + signal,
        }
    }

    /// The signal, if there was one.
    pub fn signal(self) -> Option<i32> {
        match self {
            Self::Exited(_) => None,
            Self::Signaled(signal) => Some(signal),
        }
    }
}

/// Reaps a child; waits for it if `block`, and otherwise gives `None` while it runs.
pub fn reap(child: BorrowedFd<'_>, block: bool) -> Result<Option<Ended>, CallError> {
    let options = if block {
        WaitIdOptions::EXITED
    } else {
        WaitIdOptions::EXITED | WaitIdOptions::NOHANG
    };
    loop {
        match rustix::process::waitid(WaitId::PidFd(child), options) {
            Err(rustix::io::Errno::INTR) => {}
            Err(errno) => return Err(errno).or_call(|| "waitid(pidfd)".to_owned()),
            Ok(None) => return Ok(None),
            Ok(Some(status)) => {
                let ended = match (status.exit_status(), status.terminating_signal()) {
                    (Some(code), _) => Ended::Exited(code),
                    (None, Some(signal)) => Ended::Signaled(signal),
                    (None, None) => continue,
                };
                return Ok(Some(ended));
            }
        }
    }
}

/// Sends a signal, by number, to a child.
pub fn send_signal(child: BorrowedFd<'_>, signal: i32) -> Result<(), CallError> {
    let call = || format!("pidfd_send_signal({signal})");
    let named = rustix::process::Signal::from_named_raw(signal);
    match named {
        Some(named) => rustix::process::pidfd_send_signal(child, named).or_call(call),
        None => super::raw::send_raw_signal(child, signal),
    }
}
