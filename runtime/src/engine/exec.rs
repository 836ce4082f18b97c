//! Further processes in running containers.

use super::{Engine, EngineError};
use crate::monitor::client::StdioStream;

/// What shall run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExecConfig {
    /// Program and arguments.
    pub cmd: Vec<String>,
    /// Variables besides the container's own.
    pub env: Vec<String>,
    /// Another user; empty is the container's.
    pub user: String,
    /// Another working directory; empty is the container's.
    pub working_dir: String,
    /// A terminal.
    pub tty: bool,
    /// All that the engine itself may do.
    pub privileged: bool,
    /// Standard input is connected.
    pub attach_stdin: bool,
    /// Standard output is connected.
    pub attach_stdout: bool,
    /// Standard error is connected.
    pub attach_stderr: bool,
    /// The keys that detach, for show.
    pub detach_keys: String,
}

/// How an exec is started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExecStart {
    /// Without a client.
    pub detach: bool,
    /// Size of the terminal at the start (rows, columns).
    pub console_size: Option<(u16, u16)>,
}

/// An exec that runs.
#[derive(Debug)]
pub struct ExecStarted {
    /// Whether bytes are raw.
    pub tty: bool,
    /// Its streams; `None` when it was started detached.
    pub stream: Option<StdioStream>,
}

/// Everything about an exec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExecDetail {
    /// Its id.
    pub id: String,
    /// Its container's id.
    pub container_id: String,
    /// What was asked.
    pub config: ExecConfig,
    /// Whether it runs.
    pub running: bool,
    /// Its exit code, once it has ended.
    pub exit_code: Option<i32>,
    /// Host pid; 0 before it is started.
    pub pid: u32,
}

/// The execs known, by id.
#[derive(Debug, Default)]
pub(super) struct Execs {}

impl Engine {
    /// Prepares a process in a running container; gives its id.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when the container does not run or is paused; `InvalidParameter` without a command.
    pub async fn create_exec(
        &self,
        container: &str,
        config: ExecConfig,
    ) -> Result<String, EngineError> {
        let _ = (container, config);
        Err(EngineError::NotImplemented {
            what: "exec create",
        })
    }

    /// Starts an exec; returns when its program runs.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when it was started before or the container does not run; the kinds of [`super::StartError`].
    pub async fn start_exec(
        &self,
        id: &str,
        options: ExecStart,
    ) -> Result<ExecStarted, EngineError> {
        let _ = (id, options);
        Err(EngineError::NotImplemented { what: "exec start" })
    }

    /// Everything about an exec.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn inspect_exec(&self, id: &str) -> Result<ExecDetail, EngineError> {
        Err(EngineError::NoSuchExec { id: id.to_owned() })
    }

    /// Sets the size of its terminal.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when it does not run.
    pub async fn resize_exec(&self, id: &str, rows: u16, columns: u16) -> Result<(), EngineError> {
        let _ = (rows, columns);
        Err(EngineError::NoSuchExec { id: id.to_owned() })
    }
}
