//! How a launch fails: at which step, in which call, with which error number.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What was being done when a launch failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// Reading the plan, preparing the run directory, its socket or the log file.
    Prepare,
    /// Making, setting or joining a control group.
    Cgroup,
    /// Making the child process and its namespaces.
    Clone,
    /// Joining a namespace.
    Namespace,
    /// Mounting the root file system.
    Root,
    /// A mount inside the root.
    Mount,
    /// A node or link in /dev.
    Device,
    /// Hiding a path or making it read-only.
    Mask,
    /// A kernel setting.
    Sysctl,
    /// The terminal.
    Console,
    /// Entering the new root.
    Pivot,
    /// Host or domain name.
    Hostname,
    /// A resource limit or the out-of-memory score.
    Limits,
    /// Looking up or becoming the user.
    User,
    /// The working directory.
    WorkingDirectory,
    /// Capabilities.
    Capabilities,
    /// The system call filter.
    Seccomp,
    /// Finding the program in the container, or execve itself.
    Exec,
}

/// A launch that did not reach the user's program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub struct LaunchFailure {
    /// What was being done.
    pub step: Step,
    /// The call with its arguments, or a sentence where no system call failed.
    pub call: String,
    /// The kernel's error number; 0 where no system call failed.
    pub errno: i32,
}

impl LaunchFailure {
    /// Whether the program does not exist in the container (exit code 127).
    pub fn is_command_not_found(&self) -> bool {
        self.step == Step::Exec && matches!(self.errno, libc::ENOENT | libc::ENOTDIR)
    }

    /// Whether the program exists but cannot be run (exit code 126).
    pub fn is_command_not_executable(&self) -> bool {
        self.step == Step::Exec && !self.is_command_not_found()
    }

    /// The exit code that a container gets which failed to start this way: 127, 126 or 128.
    pub fn exit_code(&self) -> i32 {
        if self.is_command_not_found() {
            127
        } else if self.is_command_not_executable() {
            126
        } else {
            128
        }
    }
}

impl fmt::Display for LaunchFailure {
    /// One sentence. For [`Step::Exec`] it is worded as other engines word it, because scripts look for it:
    /// `exec: "foo": executable file not found in $PATH`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.call)?;
        if self.errno != 0 && self.step != Step::Exec {
            write!(f, ": {}", crate::kernel::errno_text(self.errno))?;
        }
        Ok(())
    }
}
