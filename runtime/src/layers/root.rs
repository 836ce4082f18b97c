//! The containers' root file systems on top of the layers.

use std::collections::HashSet;
use std::collections::hash_map::Entry;
use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::launch::RootFs;

use super::collection::{Layers, overlay};
use super::links::fits_one_mount;
use super::{DiffId, Driver, LayerError, Trash, copy, layout};

/// The folder for the containers' roots, beside the layers.
pub(super) const ROOTS: &str = "roots";
const UPPER: &str = "upper";
const WORK: &str = "work";
const MERGED: &str = "merged";
/// The lower directory of an image without layers: overlayfs wants one.
const EMPTY: &str = "empty";
const TREE: &str = "root";

/// The directories behind an image or a container, as inspection shows them. For `vfs` only `merged` is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RootPaths {
    /// The read-only directories, the topmost first.
    pub lower: Vec<PathBuf>,
    /// Where the stack is mounted, in the mount namespace of the container only.
    pub merged: PathBuf,
    /// The directory with the changes (for an image: its topmost layer).
    pub upper: PathBuf,
    /// The overlay's work directory.
    pub work: PathBuf,
}

impl Layers {
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
        self.retain(layers)?;
        // Claimed before it is made, so that a collection at the same time leaves it alone.
        if let Err(error) = self.claim(container_id, layers) {
            self.release(layers);
            return Err(error);
        }
        let made = match self.driver() {
            Driver::Overlay => self.prepare_overlay(container_id, layers),
            Driver::Vfs => {
                let (this, id, stack) = (self.clone(), container_id.to_owned(), layers.to_vec());
                let copied =
                    tokio::task::spawn_blocking(move || this.prepare_tree(&id, &stack)).await;
                copied.unwrap_or(Err(LayerError::Interrupted))
            }
        };
        if made.is_err() {
            self.inner.state().roots.remove(container_id);
            self.release(layers);
        }
        made
    }

    /// Claims the root of a container that an earlier run made. Blocking, briefly.
    ///
    /// # Errors
    /// `System` when a layer is missing (the container's own changes are kept then, as by [`Layers::keep_root`]); `NotFound` when
    /// the root itself is.
    pub fn adopt(&self, container_id: &str, layers: &[DiffId]) -> Result<RootFs, LayerError> {
        let path = self.root_path(container_id)?;
        if !path.is_dir() {
            return Err(LayerError::NoRoot {
                id: container_id.to_owned(),
            });
        }
        self.keep_root(container_id);
        self.retain(layers)?;
        let earlier = {
            let mut state = self.inner.state();
            state.roots.insert(container_id.to_owned(), layers.to_vec())
        };
        self.release(&earlier.unwrap_or_default());
        Ok(self.describe(&path, layers))
    }

    /// Keeps [`Layers::collect`] from removing the root of a container that cannot be used for now: its record or a layer is
    /// broken, its own files may be all that is left of somebody's work. [`Layers::remove_root`] removes it.
    pub fn keep_root(&self, container_id: &str) {
        self.inner
            .state()
            .kept_roots
            .insert(container_id.to_owned());
    }

    fn claim(&self, container_id: &str, layers: &[DiffId]) -> Result<(), LayerError> {
        match self.inner.state().roots.entry(container_id.to_owned()) {
            Entry::Occupied(_) => {
                let source = io::ErrorKind::AlreadyExists.into();
                Err(LayerError::Files {
                    action: "create",
                    path: container_id.into(),
                    source,
                })
            }
            Entry::Vacant(entry) => {
                entry.insert(layers.to_vec());
                Ok(())
            }
        }
    }

    /// The root of a container that was prepared or adopted.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn root(&self, container_id: &str) -> Result<RootFs, LayerError> {
        let layers = self.inner.state().roots.get(container_id).cloned();
        let layers = layers.ok_or_else(|| LayerError::NoRoot {
            id: container_id.to_owned(),
        })?;
        Ok(self.describe(&self.root_path(container_id)?, &layers))
    }

    /// Removes a container's root: out of sight when this returns, deleted behind. Blocking, briefly. Nothing happens when there is none.
    ///
    /// # Errors
    /// `System` when it cannot be moved away; the layers below stay claimed then.
    pub fn remove_root(&self, container_id: &str) -> Result<(), LayerError> {
        let path = self.root_path(container_id)?;
        self.trash()
            .dispose(&path)
            .map_err(LayerError::files("remove", &path))?;
        let layers = {
            let mut state = self.inner.state();
            state.kept_roots.remove(container_id);
            state.roots.remove(container_id)
        };
        self.release(&layers.unwrap_or_default());
        Ok(())
    }

    /// The directories of a container's root.
    pub fn container_paths(&self, container_id: &str) -> Option<RootPaths> {
        let path = self.root_path(container_id).ok()?;
        Some(match self.root(container_id).ok()? {
            RootFs::Overlay { upper, work, .. } => {
                let layers = self.inner.state().roots.get(container_id).cloned()?;
                let lower = layers
                    .iter()
                    .rev()
                    .map(|id| self.inner.layer_path(id).join(layout::DIFF))
                    .collect();
                RootPaths {
                    lower,
                    merged: path.join(MERGED),
                    upper,
                    work,
                }
            }
            RootFs::Directory(merged) => RootPaths {
                merged,
                ..RootPaths::default()
            },
        })
    }

    /// The bytes that a container wrote on top of its image (with `vfs`: all its bytes). Walks them on a blocking thread.
    ///
    /// # Errors
    /// `NotFound` for an unknown container, `System` when the walk fails.
    pub async fn changed_bytes(&self, container_id: &str) -> Result<u64, LayerError> {
        let path = match self.root(container_id)? {
            RootFs::Overlay { upper, .. } => upper,
            RootFs::Directory(path) => path,
        };
        let counted = tokio::task::spawn_blocking(move || {
            super::usage::used_bytes(&path).map_err(LayerError::files("measure", path))
        });
        counted.await.unwrap_or(Err(LayerError::Interrupted))
    }

    /// The stacks of layers below all containers' roots.
    pub(crate) fn stacks(&self) -> Vec<Vec<DiffId>> {
        self.inner.state().roots.values().cloned().collect()
    }

    fn prepare_overlay(&self, container_id: &str, layers: &[DiffId]) -> Result<RootFs, LayerError> {
        let path = self.root_path(container_id)?;
        let root = self.describe(&path, layers);
        let RootFs::Overlay { lower, upper, work } = &root else {
            return Ok(root);
        };
        if !fits_one_mount(lower.iter().chain([upper, work]).map(PathBuf::as_path)) {
            return Err(LayerError::TooManyLayers {
                count: layers.len(),
                path: self.inner.data_root.clone(),
            });
        }
        let make = || -> io::Result<()> {
            fs::create_dir(upper)?;
            // The container's `/` has the mode of its upper directory.
            fs::set_permissions(upper, Permissions::from_mode(0o755))?;
            fs::create_dir(work)?;
            if layers.is_empty() {
                fs::create_dir(path.join(EMPTY))?;
            }
            Ok(())
        };
        fs::create_dir(&path).map_err(LayerError::files("create", &path))?;
        make().map_err(|source| {
            // What was made so far goes; a failure of that is the next start's business.
            let _ = self.trash().dispose(&path);
            LayerError::files("create", &path)(source)
        })?;
        Ok(root)
    }

    /// Copies all layers into one directory. Blocking.
    fn prepare_tree(&self, container_id: &str, layers: &[DiffId]) -> Result<RootFs, LayerError> {
        let path = self.root_path(container_id)?;
        let scratch = self
            .trash()
            .scratch("root")
            .map_err(LayerError::files("create a copy for", &path))?;
        let tree = scratch.path().join(TREE);
        fs::create_dir(&tree).map_err(LayerError::files("create", &tree))?;
        fs::set_permissions(&tree, Permissions::from_mode(0o755))
            .map_err(LayerError::files("set the mode of", &tree))?;
        for layer in layers {
            let files = self.inner.layer_path(layer).join(layout::DIFF);
            copy::apply_layer(&files, &tree)
                .map_err(LayerError::files("copy the layer", &files))?;
        }
        fs::rename(scratch.path(), &path).map_err(LayerError::files("create", &path))?;
        Ok(self.describe(&path, layers))
    }

    fn describe(&self, path: &Path, layers: &[DiffId]) -> RootFs {
        match self.driver() {
            Driver::Vfs => RootFs::Directory(path.join(TREE)),
            Driver::Overlay if layers.is_empty() => {
                overlay(vec![path.join(EMPTY)], path.join(UPPER), path.join(WORK))
            }
            Driver::Overlay => overlay(
                self.inner.lower_links(layers),
                path.join(UPPER),
                path.join(WORK),
            ),
        }
    }

    /// The id becomes a path, so it must be one component.
    fn root_path(&self, container_id: &str) -> Result<PathBuf, LayerError> {
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        if container_id.is_empty() || !container_id.bytes().all(is_plain) {
            return Err(LayerError::NoRoot {
                id: container_id.to_owned(),
            });
        }
        Ok(self.inner.roots_path().join(container_id))
    }
}

/// Removes the roots of containers that nobody claimed.
pub(super) fn collect(roots: &Path, claimed: &HashSet<&String>, trash: &Trash) {
    let entries = match fs::read_dir(roots) {
        Ok(entries) => entries,
        Err(error) => {
            return tracing::warn!(path = %roots.display(), %error, "cannot list the containers' roots");
        }
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if claimed.contains(&name) {
            continue;
        }
        tracing::info!(
            container = name,
            "removing the root of a container that does not exist"
        );
        if let Err(error) = trash.dispose(&path) {
            tracing::warn!(path = %path.display(), %error, "cannot remove it; the next start tries again");
        }
    }
}
