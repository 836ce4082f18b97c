//! Making a container: names, defaults, the image's configuration, and what is refused.

use std::sync::Arc;

use jiff::Timestamp;

use super::defaults::{default_hostname, fill_defaults};
use super::lookup::new_id;
use super::merge::{command, merge_image_config};
use super::mounts::ResolvedMounts;
use super::network::NetworkPlace;
use super::validate::{self, Limits};
use super::{Engine, EngineError};
use crate::containers::{
    Container, ContainerRecord, ContainerState, StateRecord, check_name, generate_name,
};
use crate::error::ErrorKind;
use crate::model::{ContainerConfig, DefaultIpcMode, HostConfig, NetworkingConfig};
use crate::store::Batch;

/// What a container shall be.
#[derive(Clone, Debug, Default)]
pub struct CreateRequest {
    /// Its name; `None` or empty makes one up.
    pub name: Option<String>,
    /// What it runs.
    pub config: ContainerConfig,
    /// How it sits on the host.
    pub host_config: HostConfig,
    /// Its networks.
    pub networking: NetworkingConfig,
    /// What an unset IPC mode becomes; `None` is the daemon's default.
    pub default_ipc_mode: Option<DefaultIpcMode>,
}

/// A container that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Created {
    /// Its id.
    pub id: String,
    /// What its user should know, a sentence each.
    pub warnings: Vec<String>,
}

/// Why a container cannot be made as asked.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// A field's value is wrong.
    #[error("invalid {field}: {reason}")]
    Invalid {
        /// The field, as the API names it.
        field: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// Two fields contradict each other.
    #[error("conflicting options: {reason}")]
    Conflicting {
        /// Which and why.
        reason: &'static str,
    },
    /// A wish that is understood and not honoured here.
    #[error("{option} is not supported by this engine yet: {reason}")]
    NotHonoured {
        /// The field, as the API names it.
        option: &'static str,
        /// What to do without.
        reason: &'static str,
    },
    /// A number whose message clients know.
    #[error("{message}")]
    Limit {
        /// The whole sentence.
        message: String,
    },
    /// There is nothing to run.
    #[error("No command specified")]
    NoCommand,
}

impl CreateError {
    /// The class of the failure.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::NotHonoured { .. } => ErrorKind::NotImplemented,
            _ => ErrorKind::InvalidParameter,
        }
    }
}

impl Engine {
    /// Makes a container. Durable when it returns; nothing is left behind when it fails.
    ///
    /// # Errors
    /// `InvalidParameter` names the field; `NotImplemented` names an option that is not honoured; `NotFound`: the image, or a
    /// container that the IPC, PID or network mode names; `Conflict`: the name is taken.
    pub async fn create_container(&self, request: CreateRequest) -> Result<Created, EngineError> {
        let engine = self.clone();
        Self::to_the_end(async move {
            engine.check_open()?;
            engine.create(request).await
        })
        .await
    }

    async fn create(&self, request: CreateRequest) -> Result<Created, EngineError> {
        let CreateRequest {
            name,
            mut config,
            mut host_config,
            networking,
            default_ipc_mode,
        } = request;
        validate::check_healthcheck(&config)?;
        let image = self.inner.images.get(&config.image)?;
        let asks_no_health = config.healthcheck.is_none();
        if let Some(run) = &image.config.config {
            merge_image_config(&mut config, run);
        }
        let limits = Limits {
            cpus: self.inner.host.cpus,
            runtimes: &self.inner.config.runtimes,
        };
        let mut warnings = validate::check_host_config(&host_config, &config, limits)?;
        validate::check_config(&config)?;
        if asks_no_health && validate::check_healthcheck(&config).is_err() {
            warnings.push("The image's health check is not run by this engine.".to_owned());
        }
        fill_defaults(
            &mut config,
            &mut host_config,
            &self.inner.config,
            &self.settings(),
            default_ipc_mode,
        );
        let (path, args) = command(&config).ok_or(CreateError::NoCommand)?;
        self.check_donors(&host_config, &mut warnings)?;

        let id = new_id()?;
        let name = self.take_name(name.as_deref(), &id)?;
        if config.hostname.is_empty() && !host_config.network_mode.is_container() {
            config.hostname = default_hostname(&id, &host_config, &self.inner.host.hostname);
        }
        let record = ContainerRecord {
            id: id.clone(),
            name: name.clone(),
            created: Timestamp::now(),
            image: image.id,
            layers: image.layers().to_vec(),
            path,
            args,
            config,
            host_config,
            networking,
            mounts: Vec::new(),
            masked_paths: Vec::new(),
            readonly_paths: Vec::new(),
            anonymous_volumes: Vec::new(),
        };
        let mut made = ResolvedMounts::default();
        match self.make(record, &mut made).await {
            Ok(record) => {
                let container = Container::new(record, ContainerState::default());
                self.inner.containers.insert(Arc::clone(&container));
                self.container_event(&container, "create", &[]);
                Ok(Created { id, warnings })
            }
            Err(error) => {
                self.unmake(&id, &name, made).await;
                Err(error)
            }
        }
    }

    /// Makes what a container needs on disk, and keeps it.
    async fn make(
        &self,
        mut record: ContainerRecord,
        made: &mut ResolvedMounts,
    ) -> Result<ContainerRecord, EngineError> {
        let place = self.network_place(&record.config, &record.host_config)?;
        if let NetworkPlace::Own(mode) = place {
            let request = self.network_request(
                mode,
                &record.name,
                &record.config,
                &record.host_config,
                &record.networking,
            )?;
            self.inner.networks.check(&request)?;
        }
        self.resolve_mounts(&record.config, &record.host_config, made)
            .await?;
        record.mounts.clone_from(&made.points);
        record.anonymous_volumes.clone_from(&made.anonymous);
        let root = self
            .inner
            .layers
            .prepare(&record.id, &record.layers)
            .await?;
        self.rehearse(&mut record, root.clone())?;
        self.fill_volumes(&root, &record.mounts).await?;
        let mut batch = Batch::new();
        batch.put(&record.id, &record)?;
        batch.put(&record.id, &StateRecord::default())?;
        self.inner.store.commit(batch).await?;
        Ok(record)
    }

    /// Takes back what [`Engine::make`] did before it failed.
    async fn unmake(&self, id: &str, name: &str, made: ResolvedMounts) {
        self.inner.containers.give_back(name, id);
        if let Err(error) = self.inner.layers.remove_root(id) {
            tracing::warn!(container = id, %error, "the root of a container that could not be made stays until the next start");
        }
        for volume in made.new_volumes {
            match self.inner.volumes.remove(&volume, true, &[]).await {
                Ok(_) => self.volume_event(&volume, "destroy", &[]),
                Err(error) => {
                    tracing::warn!(volume, %error, "a volume made for a container that could not be made stays");
                }
            }
        }
    }

    /// Takes the name that the user wants, or makes one up.
    fn take_name(&self, wanted: Option<&str>, id: &str) -> Result<String, EngineError> {
        if let Some(wanted) = wanted.filter(|name| !name.is_empty()) {
            let name = check_name(wanted)?;
            self.inner.containers.reserve(name, id)?;
            return Ok(name.to_owned());
        }
        let mut attempt = 0;
        loop {
            let name = generate_name(attempt);
            match self.inner.containers.reserve(&name, id) {
                Ok(()) => return Ok(name),
                // The number in the name grows with each attempt, so that this ends.
                Err(_) => attempt += 1,
            }
        }
    }

    /// Checks that the containers named by the modes exist, and warns about one that can never be joined.
    fn check_donors(
        &self,
        host: &HostConfig,
        warnings: &mut Vec<String>,
    ) -> Result<(), EngineError> {
        for name in [host.pid_mode.container(), host.network_mode.container()]
            .into_iter()
            .flatten()
        {
            self.find_whole(name)?;
        }
        if let Some(name) = host.ipc_mode.container() {
            let donor = self.find_whole(name)?.snapshot();
            let mode = &donor.record.host_config.ipc_mode;
            if !mode.can_be_joined() {
                warnings.push(format!(
                    "Container {name} has IPC mode {mode}, which cannot be joined: this container will not start until its \
                     donor is created with IpcMode shareable."
                ));
            }
        }
        Ok(())
    }
}
