//! The engine: everything that can be asked of it, in terms of the model.
//!
//! One [`Engine`] per data root. Cloning it is cheap. Its methods validate, take the lock of the one container they
//! change, carry out the change with the help of the inner modules, keep it in the store and publish an event. Nothing here
//! knows HTTP or an API version: what differs between versions (the default IPC mode, for instance) comes in with the
//! request.

mod attach;
mod cgroups;
mod config;
mod create;
mod defaults;
mod error;
mod events;
mod exec;
mod exit;
mod host_files;
mod images;
mod info;
mod inspect;
mod ipc;
mod kill;
mod launch;
mod list;
mod list_filter;
mod logs;
mod lookup;
mod merge;
mod mounts;
mod namespaces;
mod network;
mod open;
mod paths;
mod remove;
mod rename;
mod restart;
mod shutdown;
mod start;
mod take_up;
mod validate;
mod validate_resources;
mod volumes;
mod wait;

use std::sync::{Arc, RwLock};

pub use attach::{AttachOptions, Attachment};
pub use config::{EngineConfig, Reload};
pub use create::{CreateError, CreateRequest, Created};
pub use error::EngineError;
pub use exec::{ExecConfig, ExecDetail, ExecStart, ExecStarted};
pub use info::{ContainerCounts, EngineInfo};
pub use inspect::{ContainerDetail, Health, ShownEndpoint, ShownMount, Sizes};
pub use ipc::IpcError;
pub use kill::{Change, StopOptions};
pub use list::{ContainerSummary, ShownPort};
pub use remove::RemoveOptions;
pub use start::{StartError, StartOptions};
pub use wait::{WaitCondition, WaitOutcome, Waiting};

use crate::containers::Containers;
use crate::events::Events;
use crate::images::Images;
use crate::layers::Layers;
use crate::model::DefaultIpcMode;
use crate::monitor::client::Spawner;
use crate::network::Networks;
use crate::spec::SpecContext;
use crate::store::Store;
use crate::volumes::Volumes;

/// The engine. Clones share it.
#[derive(Clone, Debug)]
pub struct Engine {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    config: EngineConfig,
    settings: RwLock<Settings>,
    paths: paths::Paths,
    identity: String,
    host: info::HostInfo,
    store: Store,
    layers: Layers,
    images: Images,
    volumes: Volumes,
    networks: Networks,
    /// Ids of the predefined networks by name: asked once, because lists show them with every container.
    network_ids: std::collections::BTreeMap<String, String>,
    spawner: Spawner,
    spec: SpecContext,
    containers: Containers,
    execs: exec::Execs,
    events: Events,
    shutting_down: std::sync::atomic::AtomicBool,
    /// The lock on the data root; held as long as the engine lives.
    _lock: open::RootLock,
}

/// What a reload can change.
#[derive(Clone, Debug)]
struct Settings {
    default_ipc_mode: DefaultIpcMode,
    default_shm_bytes: i64,
    live_restore: bool,
    labels: Vec<String>,
}

impl Engine {
    /// The images: list, inspect, history. Changes go through the engine, which publishes their events.
    pub fn images(&self) -> &Images {
        &self.inner.images
    }

    /// The volumes: list, inspect. Changes go through the engine.
    pub fn volumes(&self) -> &Volumes {
        &self.inner.volumes
    }

    /// The networks: list, inspect.
    pub fn networks(&self) -> &Networks {
        &self.inner.networks
    }

    /// The events: subscribe.
    pub fn events(&self) -> &Events {
        &self.inner.events
    }

    /// What [`Engine::open`] was given.
    pub fn config(&self) -> &EngineConfig {
        &self.inner.config
    }

    /// What an unset IPC mode becomes now.
    pub fn default_ipc_mode(&self) -> DefaultIpcMode {
        self.settings().default_ipc_mode
    }

    fn settings(&self) -> Settings {
        self.inner
            .settings
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }
}
