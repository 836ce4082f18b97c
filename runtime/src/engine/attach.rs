//! Attaching to a container's standard streams.

use super::{Engine, EngineError};
use crate::logs::LogStream;
use crate::monitor::client::StdioStream;

/// What a client wants of a container's streams.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AttachOptions {
    /// Send to standard input.
    pub stdin: bool,
    /// Standard output.
    pub stdout: bool,
    /// Standard error.
    pub stderr: bool,
    /// What was written before, from the log.
    pub logs: bool,
    /// What is written from now on.
    pub stream: bool,
}

/// A client's hold on a container's streams. First the replay, then the stream; both in frames, or raw with a terminal.
#[derive(Debug)]
pub struct Attachment {
    /// Whether bytes are raw.
    pub tty: bool,
    /// What was written before, when asked for.
    pub replay: Option<LogStream>,
    /// What is written from now on, when asked for; what is written to it goes to standard input.
    pub stream: Option<StdioStream>,
}

impl Engine {
    /// Attaches to a container. One that has not been started yet is fine: its client then misses no byte.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` for one that is paused or restarting.
    pub async fn attach_container(
        &self,
        name: &str,
        options: AttachOptions,
    ) -> Result<Attachment, EngineError> {
        let _ = (name, options);
        Err(EngineError::NotImplemented { what: "attach" })
    }
}
