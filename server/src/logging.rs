//! The daemon's own log: lines on standard error, at a level that a reload may change.

use std::io::IsTerminal as _;

use thiserror::Error;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::Registry;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::reload;

/// The log could not be started or changed.
#[derive(Debug, Error)]
pub(crate) enum LoggingError {
    /// Somebody else took the process's one place for a log.
    #[error("a log is running already")]
    Started(#[from] tracing::dispatcher::SetGlobalDefaultError),
    /// The log is gone.
    #[error("cannot change the level of the log")]
    Level(#[from] reload::Error),
}

/// Changes the level of the running daemon's log.
#[derive(Clone, Debug)]
pub(crate) struct LogLevel {
    handle: reload::Handle<LevelFilter, Registry>,
}

impl LogLevel {
    /// Applies a level from the next line on.
    pub(crate) fn set(&self, level: LevelFilter) -> Result<(), LoggingError> {
        Ok(self.handle.reload(level)?)
    }
}

/// Starts the log of this process. To be called once.
pub(crate) fn start(level: LevelFilter) -> Result<LogLevel, LoggingError> {
    let (filter, handle) = reload::Layer::new(level);
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false);
    tracing::subscriber::set_global_default(Registry::default().with(filter).with(lines))?;
    Ok(LogLevel { handle })
}
