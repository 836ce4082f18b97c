//! Giving a container another name.

use std::sync::Arc;

use super::{CreateError, Engine, EngineError};
use crate::containers::{Container, check_name};

impl Engine {
    /// Renames a container.
    ///
    /// # Errors
    /// `NotFound`; `InvalidParameter` for the name; `Conflict` when it is taken.
    pub async fn rename_container(&self, name: &str, new_name: &str) -> Result<(), EngineError> {
        let container = self.find_whole(name)?;
        let new_name = check_name(new_name)?.to_owned();
        let engine = self.clone();
        Self::to_the_end(async move { engine.rename(&container, &new_name).await }).await
    }

    async fn rename(&self, container: &Arc<Container>, new_name: &str) -> Result<(), EngineError> {
        let _operation = container.operation.lock().await;
        Self::check_not_going(container, "renamed")?;
        let mut record = (*container.snapshot().record).clone();
        if record.name == new_name {
            return Err(CreateError::Limit {
                message: "Renaming a container with the same name as its current name".to_owned(),
            }
            .into());
        }
        self.inner.containers.reserve(new_name, container.id())?;
        let old_name = std::mem::replace(&mut record.name, new_name.to_owned());
        if let Err(error) = self.inner.store.put(container.id(), &record).await {
            self.inner.containers.give_back(new_name, container.id());
            return Err(error.into());
        }
        container.replace_record(record);
        self.inner.containers.give_back(&old_name, container.id());
        self.inner.networks.rename(container.id(), new_name);
        self.container_event(container, "rename", &[("oldName", &format!("/{old_name}"))]);
        Ok(())
    }
}
