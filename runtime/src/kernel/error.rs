//! Errors that name the call and its arguments.

use crate::launch::{LaunchFailure, Step};

/// A system call that failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{call}: {}", errno_text(*errno))]
pub struct CallError {
    /// The call as one would write it: `mount("proc", "/proc")`.
    pub call: String,
    /// The kernel's error number; 0 where the kernel did as told but the result is not acceptable.
    pub errno: i32,
}

impl CallError {
    /// An error with its call written out.
    pub fn new(call: impl Into<String>, errno: i32) -> Self {
        Self {
            call: call.into(),
            errno,
        }
    }

    /// Names the step during which the call failed.
    pub fn at(self, step: Step) -> LaunchFailure {
        LaunchFailure {
            step,
            call: self.call,
            errno: self.errno,
        }
    }
}

/// Names the call when a result is an error number.
pub trait OrCall<T> {
    /// `call` writes out the call with its arguments; it is only asked on failure.
    fn or_call(self, call: impl FnOnce() -> String) -> Result<T, CallError>;
}

impl<T> OrCall<T> for Result<T, rustix::io::Errno> {
    fn or_call(self, call: impl FnOnce() -> String) -> Result<T, CallError> {
        self.map_err(|errno| CallError::new(call(), errno.raw_os_error()))
    }
}

impl<T> OrCall<T> for Result<T, nix::errno::Errno> {
    fn or_call(self, call: impl FnOnce() -> String) -> Result<T, CallError> {
        self.map_err(|errno| CallError::new(call(), errno as i32))
    }
}

impl<T> OrCall<T> for Result<T, std::io::Error> {
    fn or_call(self, call: impl FnOnce() -> String) -> Result<T, CallError> {
        self.map_err(|error| CallError::new(call(), error.raw_os_error().unwrap_or(0)))
    }
}

/// Names the step of a failure.
pub trait AtStep<T> {
    /// Turns a failed call into a failed launch.
    fn at(self, step: Step) -> Result<T, LaunchFailure>;
}

impl<T> AtStep<T> for Result<T, CallError> {
    fn at(self, step: Step) -> Result<T, LaunchFailure> {
        self.map_err(|error| error.at(step))
    }
}

/// The usual words for an error number, in lower case and without the number: `no such file or directory`.
pub fn errno_text(errno: i32) -> String {
    if errno == 0 {
        return "refused".to_owned();
    }
    let described = nix::errno::Errno::from_raw(errno).desc();
    let mut chars = described.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => format!("error {errno}"),
    }
}
