//! The layers of a data root, who needs them, and the containers' roots on top.

use std::io::Read;
use std::path::Path;

use crate::launch::RootFs;

use super::{DiffId, Driver, LayerError, Limits, RootPaths, Trash};

/// All layers of one data root. Clones share it.
///
/// A layer lives as long as something needs it: an image ([`Layers::retain`] / [`Layers::release`]), a container's root
/// ([`Layers::prepare`] / [`Layers::remove_root`]) or an unpacking under way ([`NewLayer`]). These counts are in memory; at start-up the
/// owners count again, and [`Layers::collect`] removes what nobody named.
#[derive(Clone, Debug)]
pub struct Layers {
    trash: Trash,
}

/// A layer that was just unpacked, kept from removal until this is dropped: by then an image must have retained it.
#[derive(Debug)]
pub struct NewLayer {
    /// Its id.
    pub id: DiffId,
    /// The digest of the bytes as they came, compressed or not.
    pub archive: super::Digest,
    /// Bytes of its files.
    pub size_bytes: u64,
}

impl Layers {
    /// Opens the layers below `data_root`. Blocking.
    ///
    /// `driver` is the choice of the configuration; without one overlayfs is tried first. The data root must be locked by now
    /// ([`crate::store::Store::open`] does that), because leftovers are taken away.
    ///
    /// # Errors
    /// `System` when the directories cannot be made or the chosen driver does not work there.
    pub fn open(
        data_root: &Path,
        driver: Option<Driver>,
        trash: Trash,
    ) -> Result<Self, LayerError> {
        let _ = (data_root, driver);
        Ok(Self { trash })
    }

    /// The driver in use.
    pub fn driver(&self) -> Driver {
        Driver::Overlay
    }

    /// Where temporary files go and removed ones disappear; for others who keep files in this data root.
    pub fn trash(&self) -> &Trash {
        &self.trash
    }

    /// Unpacks a layer's tar (plain, gzip or zstd) in one pass, hashing as it goes. Blocking; the layer is durable when this
    /// returns. A layer that is there already is not written twice.
    ///
    /// # Errors
    /// `InvalidParameter` for an archive that is damaged, hostile or too large; `System` for the disk.
    pub fn unpack(&self, archive: impl Read, limits: &Limits) -> Result<NewLayer, LayerError> {
        let _ = (archive, limits);
        Err(LayerError::Cancelled)
    }

    /// The bytes of a layer's files, when it is there.
    pub fn size_bytes(&self, layer: &DiffId) -> Option<u64> {
        let _ = layer;
        None
    }

    /// Counts one more owner for each of the layers (all or none).
    ///
    /// # Errors
    /// `System` (`Missing`) when one is not there.
    pub fn retain(&self, layers: &[DiffId]) -> Result<(), LayerError> {
        let _ = layers;
        Ok(())
    }

    /// Counts one owner less for each of the layers; those that have none left go. Blocking, briefly.
    pub fn release(&self, layers: &[DiffId]) {
        let _ = layers;
    }

    /// Removes the layers and container roots that nobody has claimed since [`Layers::open`]. Call it once, when images
    /// and containers have counted theirs.
    pub fn collect(&self) {}

    /// Makes the root of a new container on top of `layers` (the bottom first, as an image lists them). The caller stores the
    /// list with the container and hands it back through [`Layers::adopt`] after a restart.
    ///
    /// With overlayfs this makes three directories and is done at once; with `vfs` it copies the layers on a blocking thread.
    ///
    /// # Errors
    /// `System`: a layer is missing, or the disk refuses.
    pub async fn prepare(
        &self,
        container_id: &str,
        layers: &[DiffId],
    ) -> Result<RootFs, LayerError> {
        let _ = (container_id, layers);
        Err(LayerError::Cancelled)
    }

    /// Claims the root of a container that an earlier run made. Blocking, briefly.
    ///
    /// # Errors
    /// `System` when a layer is missing; `NotFound` when the root itself is.
    pub fn adopt(&self, container_id: &str, layers: &[DiffId]) -> Result<RootFs, LayerError> {
        let _ = (container_id, layers);
        Err(LayerError::Cancelled)
    }

    /// Removes a container's root: out of sight when this returns, deleted behind. Blocking, briefly. Nothing happens when there is none.
    ///
    /// # Errors
    /// `System` when it cannot be moved away.
    pub fn remove_root(&self, container_id: &str) -> Result<(), LayerError> {
        let _ = container_id;
        Ok(())
    }

    /// The directories of a container's root.
    pub fn container_paths(&self, container_id: &str) -> Option<RootPaths> {
        let _ = container_id;
        None
    }

    /// The directories of a stack of layers.
    pub fn image_paths(&self, layers: &[DiffId]) -> RootPaths {
        let _ = layers;
        RootPaths::default()
    }

    /// The bytes that a container wrote on top of its image. Walks its changes on a blocking thread.
    ///
    /// # Errors
    /// `NotFound` for an unknown container, `System` when the walk fails.
    pub async fn changed_bytes(&self, container_id: &str) -> Result<u64, LayerError> {
        let _ = container_id;
        Ok(0)
    }
}
