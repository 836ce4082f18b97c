//! Changes of volumes, with their events.

use std::sync::Arc;

use super::{Engine, EngineError};
use crate::volumes::{PrunedVolumes, Volume, VolumeFilters, VolumeRequest};

impl Engine {
    /// Makes a volume, or gives the one of that name.
    ///
    /// # Errors
    /// As [`crate::volumes::Volumes::create`].
    pub async fn create_volume(&self, request: VolumeRequest) -> Result<Arc<Volume>, EngineError> {
        let _ = request;
        Err(EngineError::NotImplemented {
            what: "volume create",
        })
    }

    /// The volumes that match, by name.
    pub fn list_volumes(&self, filters: &VolumeFilters) -> Vec<Arc<Volume>> {
        self.inner.volumes.list(filters, &[])
    }

    /// Removes a volume with its files.
    ///
    /// # Errors
    /// As [`crate::volumes::Volumes::remove`].
    pub async fn remove_volume(&self, name: &str, force: bool) -> Result<(), EngineError> {
        let _ = (name, force);
        Err(EngineError::NotImplemented {
            what: "volume remove",
        })
    }

    /// Removes the volumes that no container uses and that match.
    ///
    /// # Errors
    /// As [`crate::volumes::Volumes::prune`].
    pub async fn prune_volumes(
        &self,
        filters: &VolumeFilters,
    ) -> Result<PrunedVolumes, EngineError> {
        let _ = filters;
        Err(EngineError::NotImplemented {
            what: "volume prune",
        })
    }
}
