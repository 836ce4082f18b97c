//! Which part of a log.

use jiff::Timestamp;

/// Which part of a log, and how it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogQuery {
    /// Standard output.
    pub stdout: bool,
    /// Standard error.
    pub stderr: bool,
    /// Go on with what is written, until the container ends.
    pub follow: bool,
    /// A time before each line.
    pub timestamps: bool,
    /// The log's attributes before each line, `name=value` joined by commas.
    pub details: bool,
    /// Only what was written at or after this.
    pub since: Option<Timestamp>,
    /// Only what was written at or before this.
    pub until: Option<Timestamp>,
    /// How much of the past.
    pub tail: Tail,
}

/// How much of the past.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tail {
    /// Everything.
    #[default]
    All,
    /// The last so many lines of both streams together.
    Lines(u64),
}
