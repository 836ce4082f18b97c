//! Opening an engine: locks, directories, the inner modules.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, RwLock};

use rustix::fs::FlockOperation;

use super::exec::Execs;
use super::info::HostInfo;
use super::launch::make_directory;
use super::lookup::new_id;
use super::paths::Paths;
use super::{Engine, EngineConfig, EngineError, Inner, Settings};
use crate::containers::Containers;
use crate::events::Events;
use crate::images::Images;
use crate::kernel::read_host_facts;
use crate::layers::{Layers, Trash};
use crate::model::SeccompChoice;
use crate::monitor::client::Spawner;
use crate::network::Networks;
use crate::spec::SpecContext;
use crate::spec::seccomp::SeccompProfile;
use crate::store::Store;
use crate::volumes::Volumes;

/// The lock on a data root; it is given back when this is dropped, or the process ends.
#[derive(Debug)]
pub(super) struct RootLock {
    _file: File,
}

/// The modules that are opened on a thread that may block.
struct Opened {
    lock: RootLock,
    store: Store,
    layers: Layers,
    images: Images,
    volumes: Volumes,
    spawner: Spawner,
    spec: SpecContext,
    host: HostInfo,
    identity: String,
}

impl Engine {
    /// Opens the data root, takes up the containers that outlived the last daemon, and collects what it left half-made.
    /// Must be called within a tokio runtime.
    ///
    /// # Errors
    /// `System`: another daemon has the data root, or a directory, the database, the storage driver or the spawner does not
    /// work. A broken record is no error: its container is listed as dead.
    pub async fn open(config: EngineConfig) -> Result<Self, EngineError> {
        let paths = Paths {
            data_root: config.data_root.clone(),
            exec_root: config.exec_root.clone(),
        };
        let opened = {
            let (config, paths) = (config.clone(), paths.clone());
            Self::blocking(move || open_modules(&config, &paths)).await?
        };
        let networks = Networks::open(config.network.clone(), &opened.store).await?;
        let network_ids = networks
            .list()
            .into_iter()
            .map(|network| (network.name, network.id))
            .collect();
        let settings = Settings {
            default_ipc_mode: config.default_ipc_mode,
            default_shm_bytes: config.default_shm_bytes,
            live_restore: config.live_restore,
            labels: config.labels.clone(),
        };
        let engine = Self {
            inner: Arc::new(Inner {
                config,
                settings: RwLock::new(settings),
                paths,
                identity: opened.identity,
                host: opened.host,
                store: opened.store,
                layers: opened.layers,
                images: opened.images,
                volumes: opened.volumes,
                networks,
                network_ids,
                spawner: opened.spawner,
                spec: opened.spec,
                containers: Containers::default(),
                execs: Execs::default(),
                events: Events::default(),
                shutting_down: AtomicBool::new(false),
                _lock: opened.lock,
            }),
        };
        engine.take_up_containers().await?;
        Ok(engine)
    }
}

fn open_modules(config: &EngineConfig, paths: &Paths) -> Result<Opened, EngineError> {
    for directory in [
        &paths.data_root,
        &paths.exec_root,
        &paths.containers(),
        &paths.runs(),
    ] {
        make_directory(directory, 0o711)?;
    }
    let lock = lock_root(paths)?;
    // Early, while this process is small: the spawner begins as a copy of it.
    let spawner = Spawner::start_process(&config.monitor_program)?;
    let store = Store::open(&paths.database())?;
    let trash_directory = paths.data_root.join("tmp");
    let trash =
        Trash::open(&trash_directory).map_err(EngineError::file("open", &trash_directory))?;
    let layers = Layers::open(&paths.data_root, config.storage_driver, trash.clone())?;
    let images = Images::open(&paths.data_root, store.clone(), layers.clone())?;
    let volumes = Volumes::open(&paths.data_root, store.clone(), trash)?;
    let facts = read_host_facts().map_err(|source| EngineError::Call {
        action: "cannot read what the kernel offers",
        source,
    })?;
    let mut spec = SpecContext::new(facts);
    spec.no_new_privileges = config.no_new_privileges;
    spec.default_ulimits.clone_from(&config.default_ulimits);
    if !config.cgroup_parent.is_empty() {
        spec.cgroup_parent.clone_from(&config.cgroup_parent);
    }
    match &config.seccomp {
        SeccompChoice::Default => {}
        SeccompChoice::Unconfined => spec.seccomp = None,
        SeccompChoice::Profile(json) => {
            spec.seccomp = Some(SeccompProfile::parse(json).map_err(super::StartError::from)?);
        }
    }
    Ok(Opened {
        lock,
        store,
        layers,
        images,
        volumes,
        spawner,
        spec,
        host: HostInfo::read(),
        identity: read_identity(&paths.identity())?,
    })
}

/// Takes the data root for this process.
fn lock_root(paths: &Paths) -> Result<RootLock, EngineError> {
    let path = paths.lock();
    let file = OpenOptions::new()
        .create(true)
        .write(true)
        .truncate(false)
        .mode(0o600)
        .open(&path)
        .map_err(EngineError::file("open", &path))?;
    match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(RootLock { _file: file }),
        Err(rustix::io::Errno::WOULDBLOCK) => Err(EngineError::DataRootLocked {
            path: paths.data_root.clone(),
        }),
        Err(errno) => Err(EngineError::file("lock", &path)(errno.into())),
    }
}

/// The engine's id: made once, written aside, synced and renamed.
fn read_identity(path: &Path) -> Result<String, EngineError> {
    if let Ok(text) = fs::read_to_string(path) {
        let id = text.trim();
        if id.len() == 64 && id.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Ok(id.to_owned());
        }
    }
    let id = new_id()?;
    let aside = path.with_extension("new");
    let write = || -> std::io::Result<()> {
        let mut file = File::create(&aside)?;
        writeln!(file, "{id}")?;
        file.sync_all()?;
        fs::rename(&aside, path)
    };
    write().map_err(EngineError::file("write", path))?;
    Ok(id)
}
