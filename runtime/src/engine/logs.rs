//! A container's log.

use super::{Engine, EngineError};
use crate::logs::{LogQuery, LogStream};

impl Engine {
    /// Opens a container's log. The stream gives frames, or raw bytes for a container with a terminal
    /// ([`LogStream::is_raw`]).
    ///
    /// # Errors
    /// `NotFound`; `NotImplemented` for a log driver that cannot be read; `InvalidParameter` when neither stream was asked for.
    pub async fn container_logs(
        &self,
        name: &str,
        query: LogQuery,
    ) -> Result<LogStream, EngineError> {
        let _ = (name, query);
        Err(EngineError::NotImplemented { what: "logs" })
    }
}
