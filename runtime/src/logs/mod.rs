//! Reading what containers wrote.

mod error;
mod query;
mod stream;

pub use error::LogError;
pub use query::{LogQuery, Tail};
pub use stream::LogStream;
