//! The rules that single settings obey, each a pure function, and the complaints.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use thiserror::Error;
use tracing::level_filters::LevelFilter;

use super::address::AddressError;
use pierhead_runtime::model::{DefaultIpcMode, ModelError};

use super::settings::{BUILT_IN_RUNTIME, RUNTIME_ALIASES};
use super::value::NamedRuntime;

/// Why options make no settings.
#[derive(Debug, Error, PartialEq, Eq)]
pub(crate) enum SettingsError {
    /// `-H` is no address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// A directory or file that must not depend on the working directory.
    #[error("--{0} must be an absolute path")]
    RelativePath(&'static str),
    /// Not a level.
    #[error("unable to parse logging level: {0}; use debug, info, warn, error or fatal")]
    LogLevel(String),
    /// Not a driver.
    #[error("storage driver {0:?} is not built in; use overlay2 or vfs")]
    StorageDriver(String),
    /// Not a log driver.
    #[error("log driver {0:?} is not built in; use json-file or none")]
    LogDriver(String),
    /// Not an IPC mode, or none that can be a default.
    #[error(transparent)]
    IpcMode(#[from] ModelError),
    /// Both spellings, and they differ.
    #[error(
        "default-ipc-mode ({0}) and default-shm-mode ({1}) are one setting and say different things"
    )]
    IpcModeTwice(String, String),
    /// No room at all.
    #[error("the default size of /dev/shm must be greater than 0")]
    ShmSize,
    /// Not a CIDR.
    #[error("--bip {0:?} is not an address with a prefix length, such as 172.30.0.1/16")]
    BridgeAddress(String),
    /// Not an address that ports can be published on.
    #[error("--ip {0:?} is not an IPv4 address")]
    PublishAddress(String),
    /// Not a size of packets.
    #[error("--mtu {0} is not a number of bytes from 68 to 65535")]
    Mtu(i64),
    /// Not the address of a name server.
    #[error("--dns {0:?} is not an IP address")]
    NameServer(String),
    /// A bridge that somebody else made has its address already. The wording is dockerd's.
    #[error("You specified -b & --bip, mutually exclusive options. Please specify only one")]
    BridgeAndAddress,
    /// A limit below "no limit".
    #[error("--shutdown-timeout {0} is not a number of seconds; -1 means no limit")]
    ShutdownTimeout(i64),
    /// A name that no runtime has. The wording is dockerd's.
    #[error("specified default runtime '{0}' does not exist")]
    DefaultRuntime(String),
    /// An option of the executor that is not known.
    #[error("execution option {0:?} is not known; the only one is native.cgroupdriver=cgroupfs")]
    ExecOption(String),
    /// A label without a value is allowed, one without a key is not.
    #[error("bad attribute format: {0}; write KEY=VALUE")]
    Label(String),
    /// Two values for one label. The wording is dockerd's.
    #[error("conflict labels for {0}")]
    LabelConflict(String),
    /// A seccomp profile is a file or one of two words.
    #[error("--seccomp-profile must be unconfined, default or the absolute path of a JSON file")]
    SeccompProfile,
}

pub(super) fn absolute(
    given: Option<String>,
    default: &str,
    flag: &'static str,
) -> Result<PathBuf, SettingsError> {
    let path = PathBuf::from(
        given
            .filter(|path| !path.is_empty())
            .unwrap_or_else(|| default.to_owned()),
    );
    if path.is_absolute() {
        Ok(path)
    } else {
        Err(SettingsError::RelativePath(flag))
    }
}

/// dockerd's words for a level; what is worse than an error is logged like one.
pub(super) fn parse_level(word: &str) -> Result<LevelFilter, SettingsError> {
    match word.to_ascii_lowercase().as_str() {
        "" | "info" => Ok(LevelFilter::INFO),
        "trace" => Ok(LevelFilter::TRACE),
        "debug" => Ok(LevelFilter::DEBUG),
        "warn" | "warning" => Ok(LevelFilter::WARN),
        "error" | "fatal" | "panic" => Ok(LevelFilter::ERROR),
        _ => Err(SettingsError::LogLevel(word.to_owned())),
    }
}

pub(super) fn choose_ipc_mode(
    ipc: Option<String>,
    shm: Option<String>,
) -> Result<DefaultIpcMode, SettingsError> {
    let word = match (ipc, shm) {
        (Some(ipc), Some(shm)) if ipc != shm => return Err(SettingsError::IpcModeTwice(ipc, shm)),
        (ipc, shm) => ipc.or(shm).unwrap_or_default(),
    };
    Ok(word.parse()?)
}

pub(super) fn check_labels(labels: Vec<String>) -> Result<Vec<String>, SettingsError> {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let mut unique = Vec::with_capacity(labels.len());
    for label in &labels {
        let (key, value) = label
            .split_once('=')
            .ok_or_else(|| SettingsError::Label(label.clone()))?;
        if key.is_empty() {
            return Err(SettingsError::Label(label.clone()));
        }
        match seen.insert(key, value) {
            None => unique.push(label.clone()),
            Some(before) if before == value => {}
            Some(_) => return Err(SettingsError::LabelConflict(key.to_owned())),
        }
    }
    Ok(unique)
}

pub(super) fn check_storage_driver(name: Option<String>) -> Result<Option<String>, SettingsError> {
    match name.as_deref() {
        None | Some("") => Ok(None),
        // "overlay" is what older configurations say; both names mean the kernel's overlayfs.
        Some("overlay2" | "overlay") => Ok(Some("overlay2".to_owned())),
        Some("vfs") => Ok(Some("vfs".to_owned())),
        Some(other) => Err(SettingsError::StorageDriver(other.to_owned())),
    }
}

pub(super) fn check_log_driver(name: String) -> Result<String, SettingsError> {
    match name.as_str() {
        "json-file" | "none" => Ok(name),
        _ => Err(SettingsError::LogDriver(name)),
    }
}

pub(super) fn check_bridge_address(
    address: Option<String>,
    bridge: Option<&str>,
) -> Result<Option<String>, SettingsError> {
    let Some(address) = address.filter(|address| !address.is_empty()) else {
        return Ok(None);
    };
    if bridge.is_some_and(|bridge| !bridge.is_empty()) {
        return Err(SettingsError::BridgeAndAddress);
    }
    let valid = address.split_once('/').is_some_and(|(ip, prefix)| {
        ip.parse::<std::net::Ipv4Addr>().is_ok()
            && prefix.parse::<u8>().is_ok_and(|prefix| prefix <= 30)
    });
    if valid {
        Ok(Some(address))
    } else {
        Err(SettingsError::BridgeAddress(address))
    }
}

pub(super) fn check_publish_address(given: Option<String>) -> Result<Ipv4Addr, SettingsError> {
    match given {
        None => Ok(Ipv4Addr::UNSPECIFIED),
        Some(text) => text
            .parse()
            .map_err(|_| SettingsError::PublishAddress(text)),
    }
}

/// 0 is "not given", as in dockerd.
pub(super) fn check_mtu(given: Option<i64>) -> Result<Option<u32>, SettingsError> {
    match given {
        None | Some(0) => Ok(None),
        Some(bytes) => match u32::try_from(bytes) {
            Ok(bytes) if (68..=65_535).contains(&bytes) => Ok(Some(bytes)),
            _ => Err(SettingsError::Mtu(bytes)),
        },
    }
}

pub(super) fn check_name_servers(servers: Vec<String>) -> Result<Vec<String>, SettingsError> {
    match servers
        .iter()
        .find(|server| server.parse::<std::net::IpAddr>().is_err())
    {
        None => Ok(servers),
        Some(server) => Err(SettingsError::NameServer(server.clone())),
    }
}

pub(super) fn check_default_runtime(
    name: &str,
    runtimes: &[NamedRuntime],
) -> Result<(), SettingsError> {
    let known = name.is_empty()
        || name == BUILT_IN_RUNTIME
        || RUNTIME_ALIASES.contains(&name)
        || runtimes.iter().any(|runtime| runtime.name == name);
    if known {
        Ok(())
    } else {
        Err(SettingsError::DefaultRuntime(name.to_owned()))
    }
}

pub(super) fn check_exec_options(options: &[String]) -> Result<(), SettingsError> {
    match options
        .iter()
        .find(|option| *option != "native.cgroupdriver=cgroupfs")
    {
        None => Ok(()),
        Some(option) => Err(SettingsError::ExecOption(option.clone())),
    }
}

pub(super) fn check_seccomp_profile(profile: String) -> Result<String, SettingsError> {
    match profile.as_str() {
        "" | "unconfined" => Ok(profile),
        "default" | "builtin" => Ok(String::new()),
        path if Path::new(path).is_absolute() => Ok(profile),
        _ => Err(SettingsError::SeccompProfile),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_modes_can_be_the_default() {
        assert_eq!(
            choose_ipc_mode(Some(String::new()), None),
            Ok(DefaultIpcMode::Shareable)
        );
        assert_eq!(
            choose_ipc_mode(None, Some("private".to_owned())),
            Ok(DefaultIpcMode::Private)
        );
        for mode in ["none", "host", "container:123", "container:"] {
            let error = choose_ipc_mode(Some(mode.to_owned()), None)
                .expect_err(mode)
                .to_string();
            assert_eq!(
                error,
                format!(
                    "IPC mode \"{mode}\" is not supported as default value. Use \"shareable\" or \"private\"."
                )
            );
        }
        for mode in ["nosuchmode", "Private", "container", " private"] {
            let error = choose_ipc_mode(Some(mode.to_owned()), None)
                .expect_err(mode)
                .to_string();
            assert_eq!(
                error,
                format!(
                    "Default IPC mode setting ({mode}) is invalid. Use \"shareable\" or \"private\"."
                )
            );
        }
    }
}
