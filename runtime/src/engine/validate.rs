//! What a create request must not say. Pure: what depends on images, volumes or other containers is asked elsewhere.

use super::CreateError;
use super::host_files::parse_extra_host;
use super::mounts::tmpfs_options;
use super::validate_resources::{check_cpu, check_memory};
use crate::model::{
    BindSpec, ContainerConfig, HealthTest, HostConfig, LogDriver, ModelError, PidMode,
    SecurityOptions, Signal, UsernsMode, UtsMode, VolumesFromSpec,
};
use crate::network::MacAddress;

/// The kernel's limit for host names (`__NEW_UTS_LEN`).
const HOSTNAME_MAX: usize = 64;

/// What is the same for all requests.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits<'a> {
    /// CPUs of the host.
    pub(super) cpus: usize,
    /// Names of runtimes.
    pub(super) runtimes: &'a [String],
}

/// Anything that can be wrong with a request in itself.
#[derive(Debug, thiserror::Error)]
pub(super) enum Wrong {
    #[error(transparent)]
    Create(#[from] CreateError),
    #[error(transparent)]
    Model(#[from] ModelError),
}

impl From<Wrong> for super::EngineError {
    fn from(wrong: Wrong) -> Self {
        match wrong {
            Wrong::Create(error) => error.into(),
            Wrong::Model(error) => error.into(),
        }
    }
}

/// Checks the configuration, merged with the image's.
pub(super) fn check_config(config: &ContainerConfig) -> Result<(), Wrong> {
    if config.hostname.len() > HOSTNAME_MAX
        || config
            .hostname
            .bytes()
            .any(|b| b.is_ascii_whitespace() || b == b'/' || b == 0)
    {
        return Err(invalid(
            "Hostname",
            format!(
                "{:?} is no host name of at most {HOSTNAME_MAX} bytes",
                config.hostname
            ),
        ));
    }
    if config.domainname.len() > HOSTNAME_MAX
        || config
            .domainname
            .bytes()
            .any(|b| b.is_ascii_whitespace() || b == 0)
    {
        return Err(invalid(
            "Domainname",
            format!(
                "{:?} is no domain name of at most {HOSTNAME_MAX} bytes",
                config.domainname
            ),
        ));
    }
    for variable in &config.env {
        if variable.is_empty() || variable.starts_with('=') || variable.contains('\0') {
            return Err(invalid(
                "Env",
                format!("invalid environment variable: {variable:?}"),
            ));
        }
    }
    if !config.working_dir.is_empty() && !config.working_dir.starts_with('/') {
        let message = format!(
            "The working directory '{}' is invalid. It needs to be an absolute path",
            config.working_dir
        );
        return Err(CreateError::Limit { message }.into());
    }
    let words = config.entrypoint.iter().chain(&config.cmd).flatten();
    if words.clone().any(|word| word.contains('\0')) {
        return Err(invalid("Cmd", "a word holds a NUL".to_owned()));
    }
    if !config.stop_signal.is_empty() {
        config.stop_signal.parse::<Signal>()?;
    }
    if !config.mac_address.is_empty() {
        check_mac(&config.mac_address)?;
    }
    Ok(())
}

/// Checks a health check that the user asked for. None is run yet, so that only those that ask for nothing pass.
pub(super) fn check_healthcheck(config: &ContainerConfig) -> Result<(), Wrong> {
    match config
        .healthcheck
        .as_ref()
        .map(|health| health.test())
        .transpose()?
    {
        None | Some(HealthTest::Inherit | HealthTest::Disabled) => Ok(()),
        Some(HealthTest::Command(_) | HealthTest::Shell(_)) => Err(not_honoured(
            "Healthcheck",
            "health checks are not run; create the container without one",
        )),
    }
}

/// Checks the host's half; gives warnings.
pub(super) fn check_host_config(
    host: &HostConfig,
    config: &ContainerConfig,
    limits: Limits<'_>,
) -> Result<Vec<String>, Wrong> {
    let mut warnings = Vec::new();
    if host.shm_bytes < 0 {
        return Err(limit("SHM size can not be less than 0"));
    }
    host.restart_policy.check()?;
    if host.auto_remove && !host.restart_policy.is_none() {
        return Err(limit(
            "can't create 'AutoRemove' container with restart policy",
        ));
    }
    if !(-1000..=1000).contains(&host.oom_score_adj) {
        return Err(limit_text(format!(
            "Invalid value {}, range for oom score adj is [-1000, 1000]",
            host.oom_score_adj
        )));
    }
    if !host.runtime.is_empty() && !limits.runtimes.contains(&host.runtime) {
        return Err(limit_text(format!(
            "Unknown runtime specified {}",
            host.runtime
        )));
    }
    check_modes(host, config)?;
    let security = SecurityOptions::parse(host.security_opt.as_deref().unwrap_or_default())?;
    warnings.extend(security.without_effect());
    if host.log_config.driver != LogDriver::Unset || !host.log_config.options.is_empty() {
        host.log_config.json_file_options()?;
    }
    for bind in host.binds.iter().flatten() {
        BindSpec::parse(bind)?;
    }
    for donor in host.volumes_from.iter().flatten() {
        VolumesFromSpec::parse(donor)?;
    }
    for mount in &host.mounts {
        mount.check()?;
    }
    for extra in host.extra_hosts.iter().flatten() {
        if parse_extra_host(extra).is_none() {
            return Err(invalid(
                "ExtraHosts",
                format!("bad format for add-host: {extra:?} (write name:address)"),
            ));
        }
    }
    check_tmpfs(host)?;
    check_dns(host)?;
    check_unhonoured(host)?;
    check_memory(&host.resources, &mut warnings)?;
    check_cpu(&host.resources, limits)?;
    Ok(warnings)
}

/// What the modes forbid each other and a host name.
fn check_modes(host: &HostConfig, config: &ContainerConfig) -> Result<(), Wrong> {
    for (field, name, value) in [
        (
            "IpcMode",
            host.ipc_mode.container(),
            host.ipc_mode.to_string(),
        ),
        (
            "PidMode",
            host.pid_mode.container(),
            host.pid_mode.to_string(),
        ),
        (
            "NetworkMode",
            host.network_mode.container(),
            host.network_mode.to_string(),
        ),
    ] {
        if name == Some("") {
            return Err(ModelError::ContainerNameMissing { field, value }.into());
        }
    }
    if let PidMode::HostSuffixed(_) = host.pid_mode {
        return Err(ModelError::PidMode {
            value: host.pid_mode.to_string(),
        }
        .into());
    }
    if let UtsMode::HostSuffixed(_) = host.uts_mode {
        return Err(ModelError::UtsMode {
            value: host.uts_mode.to_string(),
        }
        .into());
    }
    if let UsernsMode::HostSuffixed(_) = host.userns_mode {
        return Err(ModelError::UsernsMode {
            value: host.userns_mode.to_string(),
        }
        .into());
    }
    if host.uts_mode.is_host() && !config.hostname.is_empty() {
        return Err(conflicting("hostname and the UTS mode"));
    }
    if host.network_mode.is_container() {
        let given = |list: &Option<Vec<String>>| list.as_ref().is_some_and(|list| !list.is_empty());
        for (is_given, reason) in [
            (!config.hostname.is_empty(), "hostname and the network mode"),
            (given(&host.dns), "dns and the network mode"),
            (
                given(&host.extra_hosts),
                "custom host-to-IP mapping and the network mode",
            ),
            (
                !config.mac_address.is_empty(),
                "mac-address and the network mode",
            ),
            (
                host.publish_all_ports || !host.port_bindings.is_empty(),
                "port publishing and the container type network mode",
            ),
            (
                !config.exposed_ports.is_empty(),
                "port exposing and the container type network mode",
            ),
        ] {
            if is_given {
                return Err(conflicting(reason));
            }
        }
    }
    Ok(())
}

/// Options of a tmpfs that take a value, and those that take none.
const TMPFS_VALUES: [&str; 7] = [
    "size",
    "mode",
    "uid",
    "gid",
    "nr_inodes",
    "nr_blocks",
    "mpol",
];
const TMPFS_FLAGS: [&str; 15] = [
    "defaults",
    "ro",
    "rw",
    "suid",
    "nosuid",
    "dev",
    "nodev",
    "exec",
    "noexec",
    "atime",
    "noatime",
    "diratime",
    "nodiratime",
    "relatime",
    "strictatime",
];

fn check_tmpfs(host: &HostConfig) -> Result<(), Wrong> {
    for option in host
        .tmpfs
        .values()
        .flat_map(|options| tmpfs_options(options))
    {
        let known = match option.split_once('=') {
            Some((name, value)) => {
                let plain =
                    |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'%' | b':' | b'-' | b'.');
                TMPFS_VALUES.contains(&name) && !value.is_empty() && value.bytes().all(plain)
            }
            None => TMPFS_FLAGS.contains(&option),
        };
        if !known {
            return Err(limit_text(format!("Invalid tmpfs option [{option:?}]")));
        }
    }
    Ok(())
}

fn check_dns(host: &HostConfig) -> Result<(), Wrong> {
    for server in host.dns.iter().flatten() {
        if server.parse::<std::net::IpAddr>().is_err() {
            return Err(invalid("Dns", format!("{server:?} is not an ip address")));
        }
    }
    let words = host.dns_search.iter().chain(&host.dns_options).flatten();
    for word in words {
        if word.is_empty() || word.bytes().any(|b| b.is_ascii_whitespace() || b == 0) {
            return Err(invalid("DnsSearch", format!("{word:?} is not one word")));
        }
    }
    Ok(())
}

/// Wishes that are understood and not honoured yet.
fn check_unhonoured(host: &HostConfig) -> Result<(), Wrong> {
    let resources = &host.resources;
    let given = |list: &Option<Vec<String>>| list.as_ref().is_some_and(|list| !list.is_empty());
    for (is_given, option, reason) in [
        (
            given(&host.links),
            "Links",
            "connect the containers to one network and use addresses",
        ),
        (
            !host.cgroup.is_empty(),
            "Cgroup",
            "the container gets a control group of its own",
        ),
        (
            !host.storage_opt.is_empty(),
            "StorageOpt",
            "the storage drivers have no options",
        ),
        (
            resources.disk_quota_bytes != 0,
            "DiskQuota",
            "the size of a root file system cannot be limited",
        ),
        (
            resources.kernel_memory_bytes != 0,
            "KernelMemory",
            "kernels since 5.4 ignore it; limit Memory instead",
        ),
        (
            resources.cpu_count != 0,
            "CpuCount",
            "it is for Windows; use NanoCpus",
        ),
        (
            resources.cpu_percent != 0,
            "CpuPercent",
            "it is for Windows; use NanoCpus",
        ),
        (
            resources.io_maximum_iops != 0,
            "IOMaximumIOps",
            "it is for Windows; use BlkioDeviceReadIOps",
        ),
        (
            resources.io_maximum_bandwidth != 0,
            "IOMaximumBandwidth",
            "it is for Windows; use BlkioDeviceReadBps",
        ),
    ] {
        if is_given {
            return Err(not_honoured(option, reason));
        }
    }
    Ok(())
}

fn check_mac(text: &str) -> Result<(), Wrong> {
    text.parse::<MacAddress>()
        .map(|_| ())
        .map_err(|error| invalid("MacAddress", error.to_string()))
}

pub(super) fn invalid(field: &'static str, reason: String) -> Wrong {
    CreateError::Invalid { field, reason }.into()
}

fn conflicting(reason: &'static str) -> Wrong {
    CreateError::Conflicting { reason }.into()
}

fn not_honoured(option: &'static str, reason: &'static str) -> Wrong {
    CreateError::NotHonoured { option, reason }.into()
}

pub(super) fn limit(message: &str) -> Wrong {
    limit_text(message.to_owned())
}

pub(super) fn limit_text(message: String) -> Wrong {
    CreateError::Limit { message }.into()
}

#[cfg(test)]
#[path = "validate_tests.rs"]
mod tests;
