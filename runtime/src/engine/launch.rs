//! What a container needs around it before it can start: its files, its shared memory, its plan.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::host_files::{
    Resolver, append_hosts, parse_extra_host, render_hosts, render_resolv_conf,
};
use super::mounts::tmpfs_points;
use super::namespaces::{Place, Sources};
use super::paths::HostFiles;
use super::{Engine, EngineError, StartError};
use crate::containers::{Container, ContainerRecord};
use crate::kernel::{mount_shared_memory, unmount_shared_memory};
use crate::launch::{LaunchPlan, LogPlan, RootFs};
use crate::model::{LogDriver, MountPoint, MountPointKind};
use crate::spec::{self, ContainerInput, IpcPlan, NamespaceSource, ResolvedMount, ShmPlan};

/// What a plan is made from, all looked up.
#[derive(Debug)]
pub(super) struct Prepared {
    root: RootFs,
    files: HostFiles,
    mounts: Vec<(MountPoint, Option<PathBuf>)>,
    /// The host name, where it is another container's.
    hostname: Option<String>,
}

impl Engine {
    /// Makes directories and files and mounts the shared memory, on a thread that may block.
    pub(super) async fn prepare_launch(
        &self,
        record: &Arc<ContainerRecord>,
        sources: &Sources,
        place: &Place,
    ) -> Result<Prepared, EngineError> {
        let donor = sources.network_donor.as_ref();
        let files = HostFiles::of(
            &self
                .inner
                .paths
                .container(donor.map_or(record.id.as_str(), |donor| donor.id())),
        );
        let hostname = donor.map(|donor| donor.snapshot().record.config.hostname.clone());
        let mut mounts = Vec::with_capacity(record.mounts.len());
        for point in record
            .mounts
            .iter()
            .cloned()
            .chain(tmpfs_points(&record.host_config))
        {
            let source = self.mount_source(&point)?;
            mounts.push((point, source));
        }
        let engine = self.clone();
        let record = Arc::clone(record);
        let address = place
            .endpoints
            .iter()
            .find_map(|endpoint| endpoint.ipv4.as_ref())
            .map(|ipv4| ipv4.address);
        let shared_host = sources.network == NamespaceSource::Host;
        let own_files = donor.is_none();
        let shm = sources.ipc.shm.clone();
        Self::blocking(move || {
            let paths = &engine.inner.paths;
            let directory = paths.container(&record.id);
            make_directory(&directory, 0o710)?;
            remove_tree(&paths.run(&record.id))?;
            make_directory(&paths.runs(), 0o711)?;
            if own_files {
                write_host_files(&engine, &record, &files, address, shared_host)?;
            }
            for (point, source) in &mounts {
                make_missing_source(point, source.as_deref())?;
            }
            if let ShmPlan::Owned { directory, tmpfs } = &shm {
                mount_shared_memory(directory, &tmpfs.options, tmpfs.attrs).map_err(|source| {
                    EngineError::Call {
                        action: "cannot mount the container's /dev/shm",
                        source,
                    }
                })?;
            }
            let root = engine.inner.layers.root(&record.id)?;
            Ok(Prepared {
                root,
                files,
                mounts,
                hostname,
            })
        })
        .await
    }

    /// Compiles the plan.
    pub(super) fn plan_launch(
        &self,
        record: &ContainerRecord,
        sources: &Sources,
        prepared: Prepared,
    ) -> Result<LaunchPlan, EngineError> {
        let mut config = std::borrow::Cow::Borrowed(&record.config);
        if let Some(hostname) = prepared.hostname {
            config.to_mut().hostname = hostname;
        }
        let input = ContainerInput {
            id: &record.id,
            run_dir: self.inner.paths.run(&record.id),
            config: &config,
            host_config: &record.host_config,
            root_fs: prepared.root,
            hostname_path: Some(&prepared.files.hostname),
            hosts_path: Some(&prepared.files.hosts),
            resolv_conf_path: Some(&prepared.files.resolv_conf),
            mounts: prepared
                .mounts
                .iter()
                .map(|(point, source)| ResolvedMount {
                    point,
                    source: source.clone(),
                })
                .collect(),
            ipc: sources.ipc.clone(),
            ipc_donor: sources.ipc_donor.clone(),
            network: sources.network.clone(),
            pid: sources.pid.clone(),
            extra_env: Vec::new(),
            log: self.log_plan(record)?,
        };
        let built = spec::build(&self.inner.spec, &input).map_err(StartError::from)?;
        Ok(spec::launch_plan(&self.inner.spec, &input, &built).map_err(StartError::from)?)
    }

    /// Builds the spec of a container that is being made, so that what cannot work is refused at create and not at start.
    pub(super) fn rehearse(
        &self,
        record: &mut ContainerRecord,
        root: RootFs,
    ) -> Result<(), EngineError> {
        let files = HostFiles::of(&self.inner.paths.container(&record.id));
        let tmpfs = tmpfs_points(&record.host_config);
        let input = ContainerInput {
            id: &record.id,
            run_dir: self.inner.paths.run(&record.id),
            config: &record.config,
            host_config: &record.host_config,
            root_fs: root,
            hostname_path: Some(&files.hostname),
            hosts_path: Some(&files.hosts),
            resolv_conf_path: Some(&files.resolv_conf),
            mounts: record
                .mounts
                .iter()
                .chain(&tmpfs)
                .map(|point| {
                    Ok(ResolvedMount {
                        point,
                        source: self.mount_source(point)?,
                    })
                })
                .collect::<Result<_, EngineError>>()?,
            ipc: IpcPlan {
                namespace: spec::IpcNamespace::New,
                shm: ShmPlan::Absent,
                shm_path: None,
            },
            ipc_donor: None,
            network: NamespaceSource::New,
            pid: NamespaceSource::New,
            extra_env: Vec::new(),
            log: self.log_plan(record)?,
        };
        let built = match spec::build(&self.inner.spec, &input) {
            Ok(built) => built,
            // A device that is missing now may be there at the start.
            Err(spec::SpecError::Device { .. }) => return Ok(()),
            Err(error) => return Err(StartError::from(error).into()),
        };
        if let Some(linux) = built.linux() {
            record.masked_paths = linux.masked_paths().clone().unwrap_or_default();
            record.readonly_paths = linux.readonly_paths().clone().unwrap_or_default();
        }
        Ok(())
    }

    fn log_plan(&self, record: &ContainerRecord) -> Result<LogPlan, EngineError> {
        let log = &record.host_config.log_config;
        if log.driver == LogDriver::None {
            return Ok(LogPlan::None);
        }
        let options = log.json_file_options()?;
        let mut attrs = serde_json::Map::new();
        for label in &options.labels {
            if let Some(value) = record.config.labels.get(label) {
                attrs.insert(label.clone(), value.clone().into());
            }
        }
        for variable in record
            .config
            .env
            .iter()
            .filter_map(|variable| variable.split_once('='))
        {
            if options.env.iter().any(|name| name == variable.0) {
                attrs.insert(variable.0.to_owned(), variable.1.into());
            }
        }
        if let Some(tag) = &options.tag {
            attrs.insert("tag".to_owned(), tag.clone().into());
        }
        Ok(LogPlan::JsonFile {
            path: self.inner.paths.log(&record.id),
            max_bytes: options.max_bytes,
            max_files: options.max_files,
            attrs: (!attrs.is_empty()).then(|| serde_json::Value::Object(attrs).to_string()),
        })
    }

    /// Takes back what a run had, or a start that failed: network, shared memory, run directory. All of it may be absent.
    pub(super) async fn release_run(&self, container: &Arc<Container>) {
        let id = container.id().to_owned();
        if let Err(error) = self.inner.networks.release(&id).await {
            tracing::warn!(container = id, %error, "the container's network could not be released");
        }
        let shm = self.inner.paths.container(&id).join(spec::SHM_DIRECTORY);
        let owns = container
            .snapshot()
            .record
            .host_config
            .ipc_mode
            .owns_host_shm();
        if owns {
            // By the path that belongs to this container, never by what it used: that may be a donor's or the host's.
            let unmounted = Self::blocking(move || {
                unmount_shared_memory(&shm).map_err(|source| EngineError::Call {
                    action: "cannot unmount the container's /dev/shm",
                    source,
                })
            });
            if let Err(error) = unmounted.await {
                tracing::warn!(
                    container = id,
                    error = error.message(),
                    "the container's shared memory stays mounted"
                );
            }
        }
    }
}

fn write_host_files(
    engine: &Engine,
    record: &ContainerRecord,
    files: &HostFiles,
    address: Option<std::net::Ipv4Addr>,
    shared_host: bool,
) -> Result<(), EngineError> {
    let (config, host, daemon) = (&record.config, &record.host_config, &engine.inner.config);
    let extra: Vec<_> = host
        .extra_hosts
        .iter()
        .flatten()
        .filter_map(|text| parse_extra_host(text))
        .collect();
    // A host without these files has nothing to say in them.
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let hosts = if shared_host {
        append_hosts(&read("/etc/hosts"), &extra)
    } else {
        render_hosts(&config.hostname, &config.domainname, address, &extra)
    };
    let or_daemons = |own: &'_ Option<Vec<String>>, daemons: &'_ Vec<String>| match own {
        Some(own) if !own.is_empty() => own.clone(),
        _ => daemons.clone(),
    };
    let servers = or_daemons(&host.dns, &daemon.dns);
    let search = or_daemons(&host.dns_search, &daemon.dns_search);
    let options = or_daemons(&host.dns_options, &daemon.dns_options);
    let wished = Resolver {
        servers: &servers,
        search: &search,
        options: &options,
    };
    let resolv_conf = render_resolv_conf(&read("/etc/resolv.conf"), wished, !shared_host);
    for (path, text) in [
        (&files.hostname, format!("{}\n", config.hostname)),
        (&files.hosts, hosts),
        (&files.resolv_conf, resolv_conf),
    ] {
        fs::write(path, text).map_err(EngineError::file("write", path))?;
        fs::set_permissions(path, Permissions::from_mode(0o644))
            .map_err(EngineError::file("set the mode of", path))?;
    }
    Ok(())
}

/// A bind's source that is missing becomes a directory, unless the mount was asked for in the form that wants it there.
fn make_missing_source(point: &MountPoint, source: Option<&Path>) -> Result<(), EngineError> {
    match (&point.kind, source) {
        (MountPointKind::Bind { .. }, Some(source))
            if !point.source_must_exist && !source.exists() =>
        {
            fs::create_dir_all(source).map_err(EngineError::file("make the bind source", source))
        }
        _ => Ok(()),
    }
}

pub(super) fn make_directory(path: &Path, mode: u32) -> Result<(), EngineError> {
    if path.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(path).map_err(EngineError::file("make", path))?;
    fs::set_permissions(path, Permissions::from_mode(mode))
        .map_err(EngineError::file("set the mode of", path))
}

pub(super) fn remove_tree(path: &Path) -> Result<(), EngineError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(EngineError::file("remove", path)(error))
        }
        _ => Ok(()),
    }
}
