//! The volumes of a data root.

use std::path::Path;
use std::sync::Arc;

use crate::layers::Trash;
use crate::store::Store;

use super::{PrunedVolumes, Volume, VolumeError, VolumeFilters, VolumeRequest, VolumeUse};

/// All volumes of one data root. Clones share it. Reading is from memory; every change is durable when its call returns.
#[derive(Clone, Debug)]
pub struct Volumes {}

impl Volumes {
    /// Reads the volumes. Blocking, for start-up.
    ///
    /// # Errors
    /// `System` when the database or the directory cannot be read.
    pub fn open(data_root: &Path, store: Store, trash: Trash) -> Result<Self, VolumeError> {
        let _ = (data_root, store, trash);
        Ok(Self {})
    }

    /// Makes a volume, or returns the one of that name (then the request's labels are not looked at, as dockerd does).
    /// The flag says whether it is new.
    ///
    /// # Errors
    /// `InvalidParameter` for the name or the options, `NotFound` for a driver that is not here, `NotImplemented` for mount options,
    /// `System` for the disk.
    pub async fn create(&self, request: VolumeRequest) -> Result<(Arc<Volume>, bool), VolumeError> {
        Err(VolumeError::NotFound { name: request.name })
    }

    /// The volume of that name.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn get(&self, name: &str) -> Result<Arc<Volume>, VolumeError> {
        Err(VolumeError::NotFound {
            name: name.to_owned(),
        })
    }

    /// The volumes that match, by name. `users` are all containers with their volumes.
    pub fn list(&self, filters: &VolumeFilters, users: &[VolumeUse]) -> Vec<Arc<Volume>> {
        let _ = (filters, users);
        Vec::new()
    }

    /// Removes a volume with its files. With `force` one that does not exist is no error.
    ///
    /// # Errors
    /// `NotFound`, `Conflict` when a container uses it, `System` for the disk.
    pub async fn remove(
        &self,
        name: &str,
        force: bool,
        users: &[VolumeUse],
    ) -> Result<(), VolumeError> {
        let _ = (force, users);
        Err(VolumeError::NotFound {
            name: name.to_owned(),
        })
    }

    /// Removes the volumes that no container uses and that match.
    ///
    /// # Errors
    /// `System` for the disk.
    pub async fn prune(
        &self,
        filters: &VolumeFilters,
        users: &[VolumeUse],
    ) -> Result<PrunedVolumes, VolumeError> {
        let _ = (filters, users);
        Ok(PrunedVolumes::default())
    }

    /// The bytes of a volume's files. Walks them on a blocking thread.
    ///
    /// # Errors
    /// `NotFound`; `System` when the walk fails.
    pub async fn used_bytes(&self, name: &str) -> Result<u64, VolumeError> {
        Err(VolumeError::NotFound {
            name: name.to_owned(),
        })
    }
}
