//! Reading what containers wrote: the `json-file` log, forwards, from its end, across rotations, and as it grows.

mod entry;
mod error;
mod files;
mod query;
mod reader;
mod stream;
mod watch;

pub use error::LogError;
pub use query::{LogQuery, Tail};
pub use stream::{LogSource, LogStream};
