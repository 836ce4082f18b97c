//! Finding the program in the container and becoming it.

use std::convert::Infallible;
use std::ffi::CString;

use rustix::fs::{Access, FileType};
use rustix::io::Errno;

use super::{LaunchFailure, Step};

/// Finds the program that `name` stands for, by the rules of a shell: with a slash it is a path, otherwise it is
/// looked for in `PATH`. To be called inside the container, as the user, in the working directory.
pub(super) fn find(name: &str, env: &[String]) -> Result<String, LaunchFailure> {
    let quoted = |rest: &str, errno: i32| LaunchFailure {
        step: Step::Exec,
        call: format!("exec: {name:?}: {rest}"),
        errno,
    };
    if name.contains('/') {
        return match check(name) {
            Ok(()) => Ok(name.to_owned()),
            Err(Errno::ACCESS) => Err(quoted("permission denied", libc::EACCES)),
            Err(errno) => {
                let errno = errno.raw_os_error();
                Err(quoted(
                    &format!("stat {name}: {}", crate::kernel::errno_text(errno)),
                    errno,
                ))
            }
        };
    }
    let path = env
        .iter()
        .rev()
        .find_map(|entry| entry.strip_prefix("PATH="))
        .unwrap_or_default();
    for directory in path.split(':') {
        let directory = if directory.is_empty() { "." } else { directory };
        let candidate = format!("{directory}/{name}");
        if !name.is_empty() && check(&candidate).is_ok() {
            return Ok(candidate);
        }
    }
    Err(quoted("executable file not found in $PATH", libc::ENOENT))
}

fn check(path: &str) -> Result<(), Errno> {
    let stat = rustix::fs::stat(path)?;
    if FileType::from_raw_mode(stat.st_mode) == FileType::Directory {
        return Err(Errno::ACCESS);
    }
    rustix::fs::access(path, Access::EXEC_OK)
}

/// Everything execve needs, made ready before the last restrictions are in force.
pub(super) struct Invocation {
    name: String,
    path: CString,
    args: Vec<CString>,
    env: Vec<CString>,
}

impl Invocation {
    /// Checks and converts; a zero byte in an argument or variable is an error.
    pub(super) fn new(
        path: String,
        args: &[String],
        env: &[String],
    ) -> Result<Self, LaunchFailure> {
        let name = args.first().cloned().unwrap_or_default();
        let convert = |text: &String| {
            CString::new(text.as_bytes()).map_err(|_| LaunchFailure {
                step: Step::Exec,
                call: format!(
                    "exec: {name:?}: an argument or environment variable holds a zero byte"
                ),
                errno: libc::EINVAL,
            })
        };
        Ok(Self {
            path: convert(&path)?,
            args: args.iter().map(convert).collect::<Result<_, _>>()?,
            env: env.iter().map(convert).collect::<Result<_, _>>()?,
            name,
        })
    }

    /// Becomes the program.
    pub(super) fn execute(self) -> Result<Infallible, LaunchFailure> {
        nix::unistd::execve(&self.path, &self.args, &self.env).map_err(|errno| LaunchFailure {
            step: Step::Exec,
            call: format!(
                "exec: {:?}: {}",
                self.name,
                crate::kernel::errno_text(errno as i32)
            ),
            errno: errno as i32,
        })
    }
}
