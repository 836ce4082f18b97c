//! Removing a container.

use std::sync::Arc;

use super::launch::remove_tree;
use super::{Engine, EngineError};
use crate::containers::{
    Container, ContainerRecord, LookupError, RunPhase, StateRecord, Status, Transition,
};
use crate::store::Batch;

/// How a container is removed.
#[derive(Clone, Copy, Debug, Default)]
pub struct RemoveOptions {
    /// Kill it first when it runs.
    pub force: bool,
    /// With its anonymous volumes.
    pub volumes: bool,
}

impl Engine {
    /// Removes a container. It is gone from every list when this returns; its files go behind.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` when it runs (without force) or is being removed already.
    pub async fn remove_container(
        &self,
        name: &str,
        options: RemoveOptions,
    ) -> Result<(), EngineError> {
        let container = self.find(name)?;
        if container.snapshot().state.status == Status::Removing {
            return Err(EngineError::RemovalInProgress {
                name: name.to_owned(),
            });
        }
        let engine = self.clone();
        Self::to_the_end(async move { engine.remove(&container, options).await }).await
    }

    pub(super) async fn remove(
        &self,
        container: &Arc<Container>,
        options: RemoveOptions,
    ) -> Result<(), EngineError> {
        let _operation = container.operation.lock().await;
        let id = container.id().to_owned();
        if container.snapshot().removed {
            return Err(LookupError::Missing { name: id }.into());
        }
        match container.snapshot().state.status {
            Status::Running if !options.force => return Err(EngineError::RemoveRunning { id }),
            Status::Paused if !options.force => return Err(EngineError::RemovePaused { id }),
            Status::Restarting if !options.force => {
                return Err(EngineError::RemoveRestarting { id });
            }
            Status::Restarting => {
                self.cancel_restart(container).await;
            }
            _ => {}
        }
        self.kill_and_wait(container).await?;
        container.apply(Transition::RemovalBegun)?;
        self.inner.containers.note_status(container);
        container.phase_reached(RunPhase::Released).await;
        match self.take_away(container, options).await {
            Ok(()) => {
                self.inner.containers.remove(&id);
                container.mark_removed();
                self.container_event(container, "destroy", &[]);
                Ok(())
            }
            Err(error) => {
                let given_up = Transition::RemovalFailed {
                    error: error.message(),
                };
                if container.apply(given_up).is_ok() {
                    self.inner.containers.note_status(container);
                }
                Err(error)
            }
        }
    }

    /// Forgets a container durably, then its files. What the second half leaves, the next start collects.
    async fn take_away(
        &self,
        container: &Arc<Container>,
        options: RemoveOptions,
    ) -> Result<(), EngineError> {
        let id = container.id();
        let mut batch = Batch::new();
        batch.remove::<ContainerRecord>(id);
        batch.remove::<StateRecord>(id);
        self.inner.store.commit(batch).await?;
        self.inner.execs.forget_container(id);
        let record = Arc::clone(&container.snapshot().record);
        let engine = self.clone();
        let removed = {
            let record = Arc::clone(&record);
            Self::blocking(move || engine.remove_files(&record.id)).await
        };
        if let Err(error) = removed {
            tracing::warn!(
                container = id,
                error = error.message(),
                "files of a removed container stay until the next start"
            );
        }
        if options.volumes {
            self.remove_anonymous_volumes(&record).await;
        }
        Ok(())
    }

    /// Moves a container's files out of sight. Blocking, briefly.
    pub(super) fn remove_files(&self, id: &str) -> Result<(), EngineError> {
        remove_tree(&self.inner.paths.run(id))?;
        self.inner.layers.remove_root(id)?;
        let directory = self.inner.paths.container(id);
        self.inner
            .layers
            .trash()
            .dispose(&directory)
            .map_err(EngineError::file("remove", &directory))
    }

    async fn remove_anonymous_volumes(&self, record: &ContainerRecord) {
        let users = self.volume_users(Some(&record.id));
        for volume in &record.anonymous_volumes {
            match self.inner.volumes.remove(volume, true, &users).await {
                Ok(_) => self.volume_event(volume, "destroy", &[]),
                // Another container got it through "volumes from": it stays for that one.
                Err(error) => tracing::debug!(volume, %error, "an anonymous volume stays"),
            }
        }
    }
}
