//! Finding containers, and running operations to their end whatever becomes of the client.

use std::future::Future;
use std::sync::Arc;

use super::{Engine, EngineError};
use crate::containers::{Container, Snapshot, Status};

impl Engine {
    pub(super) fn find(&self, name: &str) -> Result<Arc<Container>, EngineError> {
        Ok(self.inner.containers.find(name)?)
    }

    /// Finds a container whose record can be used.
    pub(super) fn find_whole(&self, name: &str) -> Result<Arc<Container>, EngineError> {
        let container = self.find(name)?;
        let snapshot = container.snapshot();
        if snapshot.broken.is_empty() {
            Ok(container)
        } else {
            Err(EngineError::Broken {
                id: container.id().to_owned(),
                reason: snapshot.broken,
            })
        }
    }

    /// Whether a container can be changed at all.
    pub(super) fn check_not_going(
        container: &Container,
        action: &'static str,
    ) -> Result<(), EngineError> {
        let snapshot = container.snapshot();
        if snapshot.removed || matches!(snapshot.state.status, Status::Removing | Status::Dead) {
            return Err(EngineError::MarkedForRemoval { action });
        }
        Ok(())
    }

    /// The full id of a container.
    ///
    /// # Errors
    /// `NotFound`; `InvalidParameter` when more than one id begins so.
    pub fn container_id(&self, name: &str) -> Result<String, EngineError> {
        Ok(self.find(name)?.id().to_owned())
    }

    /// A receiver that sees a container as it is and every change of it from now on.
    ///
    /// # Errors
    /// As [`Engine::container_id`].
    pub fn changes(
        &self,
        name: &str,
    ) -> Result<tokio::sync::watch::Receiver<Snapshot>, EngineError> {
        Ok(self.find(name)?.changes())
    }

    /// Runs an operation in a task of its own: a client that goes away does not leave it half-done.
    pub(super) async fn to_the_end<T, F>(operation: F) -> Result<T, EngineError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, EngineError>> + Send + 'static,
    {
        tokio::spawn(operation)
            .await
            .map_err(|_| EngineError::TaskLost)?
    }

    /// Runs what blocks on a thread that may.
    pub(super) async fn blocking<T, F>(work: F) -> Result<T, EngineError>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, EngineError> + Send + 'static,
    {
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| EngineError::TaskLost)?
    }
}

/// 64 random hexadecimal digits.
pub(super) fn new_id() -> Result<String, EngineError> {
    loop {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(|error| EngineError::File {
            action: "read",
            path: "/dev/urandom".into(),
            source: std::io::Error::other(error.to_string()),
        })?;
        let id = bytes
            .iter()
            .fold(String::with_capacity(64), |mut id, byte| {
                use std::fmt::Write;
                // Writing to a string cannot fail.
                let _ = write!(id, "{byte:02x}");
                id
            });
        // The first twelve digits become a host name, which must not look like a number.
        if id.bytes().take(12).any(|b| b.is_ascii_alphabetic()) {
            return Ok(id);
        }
    }
}
