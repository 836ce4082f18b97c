//! A container's log.

use std::sync::Arc;

use super::{Engine, EngineError};
use crate::logs::{LogError, LogQuery, LogSource, LogStream};
use crate::model::LogDriver;

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
        let container = self.find(name)?;
        let record = container.snapshot().record;
        if record.host_config.log_config.driver != LogDriver::JsonFile {
            return Err(LogError::NotReadable.into());
        }
        let source = LogSource {
            path: self.inner.paths.log(&record.id),
            raw: record.config.tty,
            container: Arc::clone(&container),
        };
        Ok(LogStream::open(source, query)?)
    }
}
