//! What goes wrong, and the exit code that says so.

use std::error::Error as StdError;
use std::path::PathBuf;

use pierhead_client::engine::EngineError;
use pierhead_client::host::HostError;
use pierhead_client::import::ImportError;
use pierhead_client::output::OutputError;
use pierhead_client::support::StreamError;

use super::parse::ParseError;

/// Why a command did not do what it should.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PierError {
    #[error(transparent)]
    Host(#[from] HostError),
    #[error(transparent)]
    Engine(#[from] EngineError),
    #[error(transparent)]
    Parse(#[from] ParseError),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A call failed; `task` completes "cannot".
    #[error("cannot {task}")]
    Call {
        task: String,
        source: Box<dyn StdError + Send + Sync>,
    },
    #[error("cannot {task}: {message}")]
    Said { task: String, message: String },
    #[error("the connection broke")]
    Stream(#[from] StreamError),
    #[error("cannot read {}", path.display())]
    Open {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("cannot use the standard streams")]
    Standard(#[source] std::io::Error),
    #[error("cannot set up the terminal")]
    Terminal(#[source] rustix::io::Errno),
    #[error("cannot watch for signals")]
    Signals(#[source] std::io::Error),
    #[error("the input is not a terminal, which -t with -i needs; leave out -t")]
    NoTerminal,
    #[error("what the engine answered cannot be written as JSON")]
    Json(#[source] serde_json::Error),
    /// Some of several names failed; each was said already.
    #[error("{failed} of {all} failed")]
    Some { failed: usize, all: usize },
    /// An error before the container's command ran, with the exit code for it.
    #[error("{source}")]
    Coded { code: u8, source: Box<PierError> },
}

impl PierError {
    /// The exit code: 1, unless the error came with one.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Coded { code, .. } => *code,
            _ => 1,
        }
    }

    /// Gives the error an exit code, unless it has one.
    pub(crate) fn with_code(self, code: u8) -> Self {
        match self {
            Self::Coded { .. } => self,
            error => Self::Coded {
                code,
                source: Box::new(error),
            },
        }
    }

    /// The error and its causes, in one line.
    pub(crate) fn line(&self) -> String {
        let mut line = self.to_string();
        let mut cause = self.source();
        while let Some(one) = cause {
            let text = one.to_string();
            // A cause that only repeats what was said helps nobody.
            if !line.ends_with(&text) {
                line = format!("{line}: {text}");
            }
            cause = one.source();
        }
        line.replace('\n', " ")
    }
}

/// Says what a call was for.
pub(crate) trait Task<T> {
    /// `task` completes "cannot".
    fn task(self, task: impl FnOnce() -> String) -> Result<T, PierError>;
}

impl<T, E: StdError + Send + Sync + 'static> Task<T> for Result<T, E> {
    fn task(self, task: impl FnOnce() -> String) -> Result<T, PierError> {
        self.map_err(|source| PierError::Call {
            task: task(),
            source: Box::new(source),
        })
    }
}
