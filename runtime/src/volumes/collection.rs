//! The volumes of a data root.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

use jiff::Timestamp;

use crate::layers::usage::used_bytes;
use crate::layers::{Trash, sync_directory};
use crate::store::{Batch, Store};

use super::record::VolumeRecord;
use super::volume::DATA;
use super::{
    PrunedVolumes, Volume, VolumeError, VolumeFilters, VolumeRequest, VolumeUse, check_name,
    copy_up,
};

/// The only driver, and its name for clients.
const DRIVER: &str = "local";

/// All volumes of one data root. Clones share it. Reading is from memory; every change is durable when its call returns,
/// and runs to its end even when the future that asked is dropped.
#[derive(Clone, Debug)]
pub struct Volumes {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    directory: PathBuf,
    store: Store,
    trash: Trash,
    volumes: RwLock<BTreeMap<String, Arc<Volume>>>,
    /// Held through a whole change: look, write, remember.
    changing: Mutex<()>,
}

impl Volumes {
    /// Reads the volumes. Blocking, for start-up.
    ///
    /// # Errors
    /// `System` when the database or the directory cannot be read.
    pub fn open(data_root: &Path, store: Store, trash: Trash) -> Result<Self, VolumeError> {
        let directory = data_root.join("volumes");
        let made = fs::create_dir_all(&directory)
            .and_then(|()| fs::set_permissions(&directory, Permissions::from_mode(0o711)));
        made.map_err(VolumeError::files("create", &directory))?;
        let volumes = RwLock::new(read_volumes(&directory, &store, &trash)?);
        Ok(Self {
            inner: Arc::new(Inner {
                directory,
                store,
                trash,
                volumes,
                changing: Mutex::new(()),
            }),
        })
    }

    /// Makes a volume, or returns the one of that name (then the request's labels are not looked at, as dockerd does).
    /// The flag says whether it is new.
    ///
    /// # Errors
    /// `InvalidParameter` for the name or the options, `NotFound` for a driver that is not here, `NotImplemented` for mount options,
    /// `System` for the disk.
    pub async fn create(&self, request: VolumeRequest) -> Result<(Arc<Volume>, bool), VolumeError> {
        check_driver(&request)?;
        if !request.name.is_empty() {
            check_name(&request.name)?;
        }
        self.run(move |inner| inner.create(request)).await
    }

    /// The volume of that name.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn get(&self, name: &str) -> Result<Arc<Volume>, VolumeError> {
        self.inner.get(name)
    }

    /// The volumes that match, by name. `users` are all containers with their volumes.
    pub fn list(&self, filters: &VolumeFilters, users: &[VolumeUse]) -> Vec<Arc<Volume>> {
        let used = |volume: &Volume| users.iter().any(|user| user.volume == volume.name);
        let volumes = self.inner.volumes();
        let matching = volumes
            .values()
            .filter(|volume| filters.match_volume(volume, used(volume)));
        matching.cloned().collect()
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
        let name = name.to_owned();
        let users = users.to_vec();
        self.run(move |inner| {
            let _changing = inner.lock_changes();
            match inner.remove(&name, &users) {
                Err(VolumeError::NotFound { .. }) if force => Ok(()),
                removed => removed,
            }
        })
        .await
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
        let (filters, users) = (filters.clone(), users.to_vec());
        let unused = self.list(
            &VolumeFilters {
                dangling: Some(true),
                ..filters
            },
            &users,
        );
        self.run(move |inner| {
            let _changing = inner.lock_changes();
            let mut pruned = PrunedVolumes::default();
            for volume in unused {
                // What cannot be measured is still removed; the figure is for people.
                let bytes = used_bytes(&volume.mountpoint).unwrap_or_default();
                match inner.remove(&volume.name, &users) {
                    Ok(()) => {
                        pruned.reclaimed_bytes += bytes;
                        pruned.removed.push(volume.name.clone());
                    }
                    Err(VolumeError::NotFound { .. }) => {}
                    Err(error) => return Err(error),
                }
            }
            Ok(pruned)
        })
        .await
    }

    /// The bytes of a volume's files. Walks them on a blocking thread.
    ///
    /// # Errors
    /// `NotFound`; `System` when the walk fails.
    pub async fn used_bytes(&self, name: &str) -> Result<u64, VolumeError> {
        let path = self.get(name)?.mountpoint.clone();
        self.run(move |_| used_bytes(&path).map_err(VolumeError::files("measure", path)))
            .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> Result<T, VolumeError> + Send + 'static,
    ) -> Result<T, VolumeError> {
        let inner = Arc::clone(&self.inner);
        let done = tokio::task::spawn_blocking(move || work(&inner)).await;
        done.unwrap_or(Err(VolumeError::Interrupted))
    }
}

impl Inner {
    fn volumes(&self) -> RwLockReadGuard<'_, BTreeMap<String, Arc<Volume>>> {
        self.volumes.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_changes(&self) -> std::sync::MutexGuard<'_, ()> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, name: &str) -> Result<Arc<Volume>, VolumeError> {
        self.volumes()
            .get(name)
            .cloned()
            .ok_or_else(|| VolumeError::NotFound {
                name: name.to_owned(),
            })
    }

    fn create(&self, request: VolumeRequest) -> Result<(Arc<Volume>, bool), VolumeError> {
        let _changing = self.lock_changes();
        let anonymous = request.name.is_empty();
        let name = if anonymous {
            random_name()?
        } else {
            request.name
        };
        if let Ok(volume) = self.get(&name) {
            return Ok((volume, false));
        }
        let directory = self.directory.join(&name);
        self.make_directory(&directory).map_err(|source| {
            // What was made so far goes; a failure of that is the next start's business.
            let _ = self.trash.dispose(&directory);
            VolumeError::files("create", &directory)(source)
        })?;
        let volume = Arc::new(Volume {
            mountpoint: directory.join(DATA),
            created: Timestamp::now(),
            labels: request.labels,
            options: request.options,
            anonymous,
            name,
        });
        let mut batch = Batch::new();
        batch.put(&volume.name, &VolumeRecord::of(&volume))?;
        if let Err(error) = self.store.commit_blocking(batch) {
            let _ = self.trash.dispose(&directory);
            return Err(error.into());
        }
        let mut volumes = self.volumes.write().unwrap_or_else(PoisonError::into_inner);
        volumes.insert(volume.name.clone(), Arc::clone(&volume));
        Ok((volume, true))
    }

    fn make_directory(&self, directory: &Path) -> io::Result<()> {
        // Nothing of that name is known, so an earlier removal was cut off between the record and the files.
        self.trash.dispose(directory)?;
        fs::create_dir(directory)?;
        fs::set_permissions(directory, Permissions::from_mode(0o701))?;
        let data = directory.join(DATA);
        fs::create_dir(&data)?;
        fs::set_permissions(&data, Permissions::from_mode(0o755))?;
        sync_directory(directory)?;
        sync_directory(&self.directory)
    }

    /// Removes a volume. The lock is held.
    fn remove(&self, name: &str, users: &[VolumeUse]) -> Result<(), VolumeError> {
        self.get(name)?;
        let containers: Vec<String> = users
            .iter()
            .filter(|user| user.volume == name)
            .map(|user| user.container_id.clone())
            .collect();
        if !containers.is_empty() {
            return Err(VolumeError::InUse {
                name: name.to_owned(),
                users: containers,
            });
        }
        let directory = self.directory.join(name);
        let parked = self.trash.fresh_path("volume");
        // The files first: were the record gone and they stayed, the next start would take them for a volume again.
        match fs::rename(&directory, &parked) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(VolumeError::files("remove", &directory)(error));
            }
            _ => {}
        }
        let mut batch = Batch::new();
        batch.remove::<VolumeRecord>(name);
        if let Err(error) = self.store.commit_blocking(batch) {
            // Not removed, then: its files come back.
            let _ = fs::rename(&parked, &directory);
            return Err(error.into());
        }
        self.volumes
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(name);
        if let Err(error) = self.trash.dispose(&parked) {
            tracing::warn!(path = %parked.display(), %error, "cannot delete the files of a volume; the next start does");
        }
        Ok(())
    }
}

fn check_driver(request: &VolumeRequest) -> Result<(), VolumeError> {
    let VolumeRequest {
        name,
        driver,
        options,
        ..
    } = request;
    if !matches!(driver.as_str(), "" | DRIVER) {
        return Err(VolumeError::Driver {
            name: name.clone(),
            driver: driver.clone(),
        });
    }
    match options.as_ref().and_then(|options| options.keys().next()) {
        None => Ok(()),
        Some(option) if matches!(option.as_str(), "type" | "o" | "device" | "size") => {
            Err(VolumeError::MountOptions { name: name.clone() })
        }
        Some(option) => Err(VolumeError::Option {
            name: name.clone(),
            option: option.clone(),
        }),
    }
}

/// 64 hex digits, as dockerd names anonymous volumes.
fn random_name() -> Result<String, VolumeError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| VolumeError::Random {
        reason: error.to_string(),
    })?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn read_volumes(
    directory: &Path,
    store: &Store,
    trash: &Trash,
) -> Result<BTreeMap<String, Arc<Volume>>, VolumeError> {
    let loaded = store.load::<VolumeRecord>()?;
    let mut volumes = BTreeMap::new();
    let mut batch = Batch::new();
    for (name, record) in loaded.documents {
        let path = directory.join(&name);
        copy_up::finish(&path).map_err(VolumeError::files("finish the copy into", &path))?;
        if !path.join(DATA).is_dir() {
            // Its files are moved away before its record goes: the removal was under way.
            tracing::warn!(
                volume = name,
                "a volume without files is dropped: its removal was cut off"
            );
            batch.remove::<VolumeRecord>(&name);
            continue;
        }
        volumes.insert(name.clone(), Arc::new(record.into_volume(name, &path)));
    }
    for broken in loaded.broken {
        tracing::error!(
            volume = broken.key,
            reason = broken.reason,
            "the record of a volume is broken: its labels are lost"
        );
        batch.remove::<VolumeRecord>(&broken.key);
    }
    let entries = fs::read_dir(directory).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    for entry in entries.map_err(VolumeError::files("list", directory))? {
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
            continue;
        };
        if volumes.contains_key(&name) || check_name(&name).is_err() {
            continue;
        }
        take_over(&name, &entry.path(), trash, &mut volumes, &mut batch)?;
    }
    store.commit_blocking(batch)?;
    Ok(volumes)
}

/// A directory without a record: an empty one is left from a creation that was cut off and goes; data is kept under its
/// name, whatever became of the record.
fn take_over(
    name: &str,
    path: &Path,
    trash: &Trash,
    volumes: &mut BTreeMap<String, Arc<Volume>>,
    batch: &mut Batch,
) -> Result<(), VolumeError> {
    copy_up::finish(path).map_err(VolumeError::files("finish the copy into", path))?;
    let data = path.join(DATA);
    let is_empty = fs::read_dir(&data).map_or(true, |mut entries| entries.next().is_none());
    if is_empty {
        return trash
            .dispose(path)
            .map_err(VolumeError::files("remove", path));
    }
    tracing::warn!(volume = name, "a volume was taken back without its record");
    let volume = Volume {
        name: name.to_owned(),
        mountpoint: data,
        created: Timestamp::now(),
        labels: None,
        options: None,
        anonymous: false,
    };
    batch.put(name, &VolumeRecord::of(&volume))?;
    volumes.insert(name.to_owned(), Arc::new(volume));
    Ok(())
}
