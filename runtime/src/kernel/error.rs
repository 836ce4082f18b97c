//! Errors that name the call and its arguments.

use crate::launch::{LaunchFailure, Step};

/// A system call that failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{call}: {}", errno_text(*errno))]
pub struct CallError {
    /// The call as one would write it: `mount("proc", "/proc")`.
    pub call: String,
    /// The kernel's error number.
    pub errno: i32,
}

impl CallError {
    /// Names the step during which the call failed.
    pub fn at(self, step: Step) -> LaunchFailure {
        LaunchFailure {
            step,
            call: self.call,
            errno: self.errno,
        }
    }
}

/// The usual words for an error number, in lower case and without the number: `no such file or directory`.
pub fn errno_text(errno: i32) -> String {
    let described = nix::errno::Errno::from_raw(errno).desc();
    let mut chars = described.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => format!("error {errno}"),
    }
}
