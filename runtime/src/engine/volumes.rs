//! Changes of volumes, with their events.

use std::sync::Arc;

use super::{Engine, EngineError};
use crate::model::MountPointKind;
use crate::volumes::{PrunedVolumes, Volume, VolumeFilters, VolumeRequest, VolumeUse};

impl Engine {
    /// Makes a volume, or gives the one of that name.
    ///
    /// # Errors
    /// As [`crate::volumes::Volumes::create`].
    pub async fn create_volume(&self, request: VolumeRequest) -> Result<Arc<Volume>, EngineError> {
        let (volume, is_new) = self.inner.volumes.create(request).await?;
        if is_new {
            self.volume_event(&volume.name, "create", &[]);
        }
        Ok(volume)
    }

    /// The volumes that match, by name.
    pub fn list_volumes(&self, filters: &VolumeFilters) -> Vec<Arc<Volume>> {
        self.inner.volumes.list(filters, &self.volume_users(None))
    }

    /// Removes a volume with its files.
    ///
    /// # Errors
    /// As [`crate::volumes::Volumes::remove`].
    pub async fn remove_volume(&self, name: &str, force: bool) -> Result<(), EngineError> {
        self.inner
            .volumes
            .remove(name, force, &self.volume_users(None))
            .await?;
        self.volume_event(name, "destroy", &[]);
        Ok(())
    }

    /// Removes the volumes that no container uses and that match.
    ///
    /// # Errors
    /// As [`crate::volumes::Volumes::prune`].
    pub async fn prune_volumes(
        &self,
        filters: &VolumeFilters,
    ) -> Result<PrunedVolumes, EngineError> {
        let pruned = self
            .inner
            .volumes
            .prune(filters, &self.volume_users(None))
            .await?;
        for volume in &pruned.removed {
            self.volume_event(volume, "destroy", &[]);
        }
        Ok(pruned)
    }

    /// Which container uses which volume; one container may be left out.
    pub fn volume_users(&self, except: Option<&str>) -> Vec<VolumeUse> {
        let mut users = Vec::new();
        for container in self.inner.containers.all() {
            if except == Some(container.id()) {
                continue;
            }
            for point in &container.snapshot().record.mounts {
                if let MountPointKind::Volume { name, .. } = &point.kind {
                    users.push(VolumeUse {
                        volume: name.clone(),
                        container_id: container.id().to_owned(),
                    });
                }
            }
        }
        users
    }
}
