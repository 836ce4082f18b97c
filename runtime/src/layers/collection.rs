//! The layers of a data root, who needs them, and the containers' roots on top.

use std::collections::{HashMap, HashSet};
use std::fs::{self, Permissions};
use std::io::{self, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::launch::RootFs;

use super::links::Links;
use super::record::Record;
use super::sync::{sync_directory, sync_tree};
use super::unpack::unpack;
use super::{DiffId, Digest, Driver, LayerError, Limits, RootPaths, Trash, layout, root};

/// All layers of one data root. Clones share it.
///
/// A layer lives as long as something needs it: an image ([`Layers::retain`] / [`Layers::release`]), a container's root
/// ([`Layers::prepare`] / [`Layers::remove_root`]) or an unpacking under way ([`NewLayer`]). These counts are in memory; at start-up the
/// owners count again, and [`Layers::collect`] removes what nobody named.
#[derive(Clone, Debug)]
pub struct Layers {
    pub(super) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) data_root: PathBuf,
    pub(super) driver: Driver,
    /// `<data-root>/layers/<driver>`.
    directory: PathBuf,
    links: Links,
    trash: Trash,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
pub(super) struct State {
    layers: HashMap<DiffId, Layer>,
    /// The layers below each container's root.
    pub(super) roots: HashMap<String, Vec<DiffId>>,
    /// Containers whose root stays although it cannot be used.
    pub(super) kept_roots: HashSet<String>,
}

#[derive(Debug)]
struct Layer {
    size_bytes: u64,
    /// The short link to its files.
    link: PathBuf,
    owners: usize,
}

/// A layer that was just unpacked, kept from removal until this is dropped: by then an image must have retained it.
#[derive(Debug)]
pub struct NewLayer {
    /// Its id.
    pub id: DiffId,
    /// The digest of the bytes as they came, compressed or not.
    pub archive: Digest,
    /// Bytes of its files.
    pub size_bytes: u64,
    layers: Layers,
}

impl Drop for NewLayer {
    fn drop(&mut self) {
        self.layers.release(&[self.id]);
    }
}

impl Layers {
    /// Opens the layers below `data_root`. Blocking.
    ///
    /// `driver` is the choice of the configuration; without one overlayfs is taken where it works. The data root must be locked by now
    /// ([`crate::store::Store::open`] does that), because leftovers are taken away.
    ///
    /// # Errors
    /// `System` when the directories cannot be made or the chosen driver does not work there.
    pub fn open(
        data_root: &Path,
        driver: Option<Driver>,
        trash: Trash,
    ) -> Result<Self, LayerError> {
        let above = data_root.join("layers");
        fs::create_dir_all(&above).map_err(LayerError::files("create", &above))?;
        fs::set_permissions(&above, Permissions::from_mode(0o711))
            .map_err(LayerError::files("set the mode of", &above))?;
        let driver = super::driver::choose(driver, &trash)?;
        let directory = above.join(driver.as_str());
        fs::create_dir_all(directory.join(root::ROOTS))
            .map_err(LayerError::files("create", &directory))?;
        let links =
            Links::open(data_root).map_err(LayerError::files("create the links in", data_root))?;
        let layers = Self {
            inner: Arc::new(Inner {
                data_root: data_root.to_owned(),
                driver,
                directory,
                links,
                trash,
                state: Mutex::default(),
            }),
        };
        layers.read_all()?;
        Ok(layers)
    }

    /// The driver in use.
    pub fn driver(&self) -> Driver {
        self.inner.driver
    }

    /// Where temporary files go and removed ones disappear; for others who keep files in this data root.
    pub fn trash(&self) -> &Trash {
        &self.inner.trash
    }

    /// Unpacks a layer's tar (plain, gzip or zstd) in one pass, hashing as it goes. Blocking; the layer is durable when this
    /// returns. A layer that is there already is not kept twice.
    ///
    /// # Errors
    /// `InvalidParameter` for an archive that is damaged, hostile or too large; `System` for the disk.
    pub fn unpack(&self, archive: impl Read, limits: &Limits) -> Result<NewLayer, LayerError> {
        let scratch = self
            .trash()
            .scratch("layer")
            .map_err(LayerError::files("create", &self.inner.data_root))?;
        let unpacked = unpack(archive, scratch.path(), self.inner.driver, limits)?;
        let new = || NewLayer {
            id: unpacked.id,
            archive: unpacked.archive,
            size_bytes: unpacked.size_bytes,
            layers: self.clone(),
        };
        if self.retain(&[unpacked.id]).is_ok() {
            return Ok(new());
        }
        Record::new(unpacked.id, unpacked.size_bytes)
            .write(scratch.path())
            .map_err(LayerError::files("write the record of", scratch.path()))?;
        sync_tree(scratch.path()).map_err(LayerError::files("sync", scratch.path()))?;
        self.publish(unpacked.id, unpacked.size_bytes, scratch.path())?;
        sync_directory(&self.inner.directory)
            .map_err(LayerError::files("sync", &self.inner.directory))?;
        Ok(new())
    }

    /// Writes a layer's tar as it was unpacked, so that its digest is the layer's id. Blocking.
    ///
    /// # Errors
    /// `System` (`Missing`, `Broken`), or when `out` takes no more.
    pub fn write_archive(&self, layer: &DiffId, out: &mut dyn io::Write) -> Result<(), LayerError> {
        if self.size_bytes(layer).is_none() {
            return Err(LayerError::Missing { id: *layer });
        }
        layout::write_archive(*layer, &self.inner.layer_path(layer), out)
    }

    /// The length of what [`Layers::write_archive`] writes. Blocking.
    ///
    /// # Errors
    /// `System` (`Missing`, `Broken`).
    pub fn archive_bytes(&self, layer: &DiffId) -> Result<u64, LayerError> {
        if self.size_bytes(layer).is_none() {
            return Err(LayerError::Missing { id: *layer });
        }
        layout::archive_bytes(*layer, &self.inner.layer_path(layer))
    }

    /// The bytes of a layer's files, when it is there.
    pub fn size_bytes(&self, layer: &DiffId) -> Option<u64> {
        self.inner
            .state()
            .layers
            .get(layer)
            .map(|layer| layer.size_bytes)
    }

    /// Counts one more owner for each of the layers (all or none).
    ///
    /// # Errors
    /// `System` (`Missing`) when one is not there.
    pub fn retain(&self, layers: &[DiffId]) -> Result<(), LayerError> {
        self.inner.state().retain(layers)
    }

    /// Counts one owner less for each of the layers; those that have none left go. Blocking, briefly.
    pub fn release(&self, layers: &[DiffId]) {
        let mut state = self.inner.state();
        for id in layers {
            let Some(layer) = state.layers.get_mut(id) else {
                continue;
            };
            layer.owners = layer.owners.saturating_sub(1);
            if layer.owners == 0 {
                self.inner.discard(&mut state, id);
            }
        }
    }

    /// Removes the layers and container roots that nobody has claimed since [`Layers::open`]. Call it once, when images
    /// and containers have counted theirs. Blocking.
    pub fn collect(&self) {
        let mut state = self.inner.state();
        let unclaimed: Vec<DiffId> = state
            .layers
            .iter()
            .filter(|(_, layer)| layer.owners == 0)
            .map(|(id, _)| *id)
            .collect();
        for id in &unclaimed {
            tracing::info!(layer = %id, "removing a layer that nothing uses");
            self.inner.discard(&mut state, id);
        }
        let links: HashSet<PathBuf> = state
            .layers
            .values()
            .map(|layer| layer.link.clone())
            .collect();
        if let Err(error) = self.inner.links.collect(&links) {
            tracing::warn!(%error, "cannot remove links of layers");
        }
        let claimed: HashSet<&String> = state.roots.keys().chain(&state.kept_roots).collect();
        root::collect(&self.inner.roots_path(), &claimed, &self.inner.trash);
    }

    /// The directories of a stack of layers, the bottom first as an image lists them.
    pub fn image_paths(&self, layers: &[DiffId]) -> RootPaths {
        let mut lower: Vec<PathBuf> = layers
            .iter()
            .rev()
            .map(|id| self.inner.layer_path(id).join(layout::DIFF))
            .collect();
        let upper = if lower.is_empty() {
            PathBuf::new()
        } else {
            lower.remove(0)
        };
        let above = upper.parent().map(Path::to_path_buf).unwrap_or_default();
        RootPaths {
            lower,
            merged: above.join("merged"),
            work: above.join("work"),
            upper,
        }
    }

    fn read_all(&self) -> Result<(), LayerError> {
        let directory = &self.inner.directory;
        let mut state = self.inner.state();
        for entry in fs::read_dir(directory).map_err(LayerError::files("list", directory))? {
            let path = entry.map_err(LayerError::files("list", directory))?.path();
            let Some(id) = path
                .file_name()
                .and_then(|name| name.to_str())
                .and_then(Digest::from_hex)
            else {
                continue;
            };
            match Record::read(&path, id) {
                Ok(record) => {
                    let link = self.inner.links.ensure(&id, &path.join(layout::DIFF));
                    let link = link.map_err(LayerError::files("link", &path))?;
                    state.layers.insert(
                        id,
                        Layer {
                            size_bytes: record.size_bytes,
                            link,
                            owners: 0,
                        },
                    );
                }
                // Left where it is: images name it and say that it is broken; loading it again replaces it.
                Err(reason) => tracing::error!(layer = %id, reason, "a layer is broken"),
            }
        }
        Ok(())
    }

    fn publish(&self, id: DiffId, size_bytes: u64, scratch: &Path) -> Result<(), LayerError> {
        let mut state = self.inner.state();
        if state.retain(&[id]).is_ok() {
            return Ok(());
        }
        let path = self.inner.layer_path(&id);
        // Only a broken layer can be there.
        self.inner
            .trash
            .dispose(&path)
            .map_err(LayerError::files("remove", &path))?;
        fs::rename(scratch, &path).map_err(LayerError::files("create", &path))?;
        let link = self
            .inner
            .links
            .ensure(&id, &path.join(layout::DIFF))
            .map_err(LayerError::files("link", &path))?;
        state.layers.insert(
            id,
            Layer {
                size_bytes,
                link,
                owners: 1,
            },
        );
        Ok(())
    }
}

impl Inner {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // No code that holds it can leave a half change behind.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn roots_path(&self) -> PathBuf {
        self.directory.join(root::ROOTS)
    }

    pub(super) fn layer_path(&self, id: &DiffId) -> PathBuf {
        self.directory.join(id.hex())
    }

    /// The short links of a stack, the topmost first.
    pub(super) fn lower_links(&self, layers: &[DiffId]) -> Vec<PathBuf> {
        let state = self.state();
        layers
            .iter()
            .rev()
            .filter_map(|id| state.layers.get(id))
            .map(|layer| layer.link.clone())
            .collect()
    }

    fn discard(&self, state: &mut State, id: &DiffId) {
        let Some(layer) = state.layers.remove(id) else {
            return;
        };
        self.links.remove(&layer.link);
        let path = self.layer_path(id);
        if let Err(error) = self.trash.dispose(&path) {
            tracing::warn!(path = %path.display(), %error, "cannot remove a layer; the next start tries again");
        }
    }
}

impl State {
    fn retain(&mut self, layers: &[DiffId]) -> Result<(), LayerError> {
        if let Some(missing) = layers.iter().find(|id| !self.layers.contains_key(id)) {
            return Err(LayerError::Missing { id: *missing });
        }
        for id in layers {
            if let Some(layer) = self.layers.get_mut(id) {
                layer.owners += 1;
            }
        }
        Ok(())
    }
}

/// A root file system's directories as the executor takes them.
pub(super) fn overlay(lower: Vec<PathBuf>, upper: PathBuf, work: PathBuf) -> RootFs {
    RootFs::Overlay { lower, upper, work }
}
