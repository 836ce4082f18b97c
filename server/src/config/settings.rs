//! The daemon's settings: options after validation, with every default filled in.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use thiserror::Error;
use tracing::level_filters::LevelFilter;

use super::address::{Address, AddressError, DEFAULT_SOCKET};
use super::options::Options;
use super::value::NamedRuntime;

/// The size of /dev/shm where nobody says otherwise.
const DEFAULT_SHM_BYTES: u64 = 64 << 20;

/// Name of the executor that is built in.
pub(crate) const BUILT_IN_RUNTIME: &str = "pierhead";

/// Other names for it: what clients that never heard of another engine ask for.
pub(crate) const RUNTIME_ALIASES: &[&str] = &["runc", "io.containerd.runc.v2"];

/// What the daemon runs with.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// Addresses to listen on, at least one.
    pub(crate) hosts: Vec<Address>,
    /// Group that was named for the sockets; `None`: docker if it exists.
    pub(crate) group: Option<String>,
    /// What lasts.
    pub(crate) data_root: PathBuf,
    /// What belongs to running containers.
    pub(crate) exec_root: PathBuf,
    /// Where the process id goes.
    pub(crate) pidfile: PathBuf,
    /// overlay2 or vfs, if one was named.
    pub(crate) storage_driver: Option<String>,
    /// The default bridge and what is done to the host's network for it.
    pub(crate) bridge: BridgeSettings,
    /// Registered runtimes by name; all are the built-in executor's aliases or refused at create.
    pub(crate) runtimes: Vec<NamedRuntime>,
    /// Parent cgroup of containers that name none; empty: the engine's.
    pub(crate) cgroup_parent: String,
    /// Seccomp profile of containers that name none; empty: built in.
    pub(crate) seccomp_profile: String,
    /// Whether containers get an init.
    pub(crate) init: bool,
    /// Whether containers get no_new_privs.
    pub(crate) no_new_privileges: bool,
    /// Whether `Docker-Experimental` and info say so.
    pub(crate) experimental: bool,
    /// Log driver of containers that name none.
    pub(crate) log_driver: String,
    /// Its options.
    pub(crate) log_options: BTreeMap<String, String>,
    /// What SIGHUP may change.
    pub(crate) reloadable: Reloadable,
}

/// The settings that a reload applies to a running daemon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reloadable {
    /// Whether to log in detail.
    pub(crate) debug: bool,
    /// The level when `debug` is off.
    pub(crate) log_level: LevelFilter,
    /// The daemon's labels.
    pub(crate) labels: Vec<String>,
    /// IPC mode of containers that name none.
    pub(crate) default_ipc_mode: DefaultIpcMode,
    /// Size of /dev/shm of containers that name none.
    pub(crate) default_shm_bytes: u64,
    /// Whether containers outlive the daemon.
    pub(crate) live_restore: bool,
    /// Seconds containers get when the daemon stops them; `None`: no limit.
    pub(crate) shutdown_timeout_secs: Option<u64>,
}

impl Reloadable {
    /// The level to log at.
    pub(crate) fn level(&self) -> LevelFilter {
        if self.debug {
            LevelFilter::DEBUG
        } else {
            self.log_level
        }
    }
}

/// The IPC modes that a daemon may have as its default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DefaultIpcMode {
    /// A namespace of the container's own, and its /dev/shm can be joined.
    Shareable,
    /// A namespace and a /dev/shm that nobody else can join.
    Private,
}

impl DefaultIpcMode {
    /// The word of the API.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Shareable => "shareable",
            Self::Private => "private",
        }
    }
}

/// What the flags say about the default bridge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BridgeSettings {
    /// Address and prefix of the bridge.
    pub(crate) address: Option<String>,
    /// Which bridge.
    pub(crate) bridge: Bridge,
    /// Whether packet filter rules are kept.
    pub(crate) packet_filter: bool,
    /// Whether traffic that leaves is masqueraded.
    pub(crate) masquerade: bool,
    /// Whether forwarding is switched on.
    pub(crate) forward: bool,
}

/// The default network's bridge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Bridge {
    /// The daemon makes and owns it.
    Own,
    /// It exists already, under this name.
    Existing(String),
    /// There is none: containers that ask for the default network get none.
    Absent,
}

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
    /// Not an IPC mode; the wording is dockerd's.
    #[error("Default IPC mode setting ({0}) is invalid. Use \"shareable\" or \"private\".")]
    IpcModeInvalid(String),
    /// An IPC mode that cannot be a default; the wording is dockerd's.
    #[error(
        "IPC mode \"{0}\" is not supported as default value. Use \"shareable\" or \"private\"."
    )]
    IpcModeUnsupported(String),
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

impl Settings {
    /// Validates the options and fills in the defaults. Pure.
    pub(crate) fn from_options(options: Options) -> Result<Self, SettingsError> {
        let hosts = match options.hosts {
            Some(hosts) if !hosts.is_empty() => hosts
                .iter()
                .map(|host| host.parse())
                .collect::<Result<_, _>>()?,
            _ => vec![Address::Unix(PathBuf::from(DEFAULT_SOCKET))],
        };
        let reloadable = Reloadable {
            debug: options.debug.unwrap_or(false),
            log_level: parse_level(options.log_level.as_deref().unwrap_or("info"))?,
            labels: check_labels(options.labels.unwrap_or_default())?,
            default_ipc_mode: choose_ipc_mode(options.default_ipc_mode, options.default_shm_mode)?,
            default_shm_bytes: match options.default_shm_size {
                Some(size) if size.0 == 0 => return Err(SettingsError::ShmSize),
                Some(size) => size.0,
                None => DEFAULT_SHM_BYTES,
            },
            live_restore: options.live_restore.unwrap_or(true),
            shutdown_timeout_secs: match options.shutdown_timeout.unwrap_or(15) {
                -1 => None,
                secs => {
                    Some(u64::try_from(secs).map_err(|_| SettingsError::ShutdownTimeout(secs))?)
                }
            },
        };
        let runtimes = options.runtimes.unwrap_or_default();
        if let Some(name) = &options.default_runtime {
            check_default_runtime(name, &runtimes)?;
        }
        check_exec_options(&options.exec_opts.unwrap_or_default())?;
        Ok(Self {
            hosts,
            group: options.group,
            data_root: absolute(options.data_root, "/var/lib/pierhead", "data-root")?,
            exec_root: absolute(options.exec_root, "/var/run/pierhead", "exec-root")?,
            pidfile: absolute(options.pidfile, "/var/run/pierhead.pid", "pidfile")?,
            storage_driver: check_storage_driver(options.storage_driver)?,
            bridge: BridgeSettings {
                address: check_bridge_address(options.bip, options.bridge.as_deref())?,
                bridge: match options.bridge {
                    None => Bridge::Own,
                    Some(name) if name.is_empty() => Bridge::Own,
                    Some(name) if name == "none" => Bridge::Absent,
                    Some(name) => Bridge::Existing(name),
                },
                packet_filter: options.iptables.unwrap_or(true),
                masquerade: options.ip_masq.unwrap_or(true),
                forward: options.ip_forward.unwrap_or(true),
            },
            runtimes,
            cgroup_parent: options.cgroup_parent.unwrap_or_default(),
            seccomp_profile: check_seccomp_profile(options.seccomp_profile.unwrap_or_default())?,
            init: options.init.unwrap_or(false),
            no_new_privileges: options.no_new_privileges.unwrap_or(false),
            experimental: options.experimental.unwrap_or(false),
            log_driver: check_log_driver(
                options.log_driver.unwrap_or_else(|| "json-file".to_owned()),
            )?,
            log_options: options
                .log_opts
                .unwrap_or_default()
                .into_iter()
                .map(|pair| (pair.key, pair.value))
                .collect(),
            reloadable,
        })
    }
}

fn absolute(
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
fn parse_level(word: &str) -> Result<LevelFilter, SettingsError> {
    match word.to_ascii_lowercase().as_str() {
        "" | "info" => Ok(LevelFilter::INFO),
        "trace" => Ok(LevelFilter::TRACE),
        "debug" => Ok(LevelFilter::DEBUG),
        "warn" | "warning" => Ok(LevelFilter::WARN),
        "error" | "fatal" | "panic" => Ok(LevelFilter::ERROR),
        _ => Err(SettingsError::LogLevel(word.to_owned())),
    }
}

fn choose_ipc_mode(
    ipc: Option<String>,
    shm: Option<String>,
) -> Result<DefaultIpcMode, SettingsError> {
    let word = match (ipc, shm) {
        (Some(ipc), Some(shm)) if ipc != shm => return Err(SettingsError::IpcModeTwice(ipc, shm)),
        (ipc, shm) => ipc.or(shm).unwrap_or_default(),
    };
    parse_default_ipc_mode(&word)
}

/// The modes a daemon may have as default: a valid mode that is not one of the two is told apart from no mode at all.
fn parse_default_ipc_mode(word: &str) -> Result<DefaultIpcMode, SettingsError> {
    match word {
        "" | "shareable" => Ok(DefaultIpcMode::Shareable),
        "private" => Ok(DefaultIpcMode::Private),
        "none" | "host" => Err(SettingsError::IpcModeUnsupported(word.to_owned())),
        _ if word.starts_with("container:") => {
            Err(SettingsError::IpcModeUnsupported(word.to_owned()))
        }
        _ => Err(SettingsError::IpcModeInvalid(word.to_owned())),
    }
}

fn check_labels(labels: Vec<String>) -> Result<Vec<String>, SettingsError> {
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

fn check_storage_driver(name: Option<String>) -> Result<Option<String>, SettingsError> {
    match name.as_deref() {
        None | Some("") => Ok(None),
        // "overlay" is what older configurations say; both names mean the kernel's overlayfs.
        Some("overlay2" | "overlay") => Ok(Some("overlay2".to_owned())),
        Some("vfs") => Ok(Some("vfs".to_owned())),
        Some(other) => Err(SettingsError::StorageDriver(other.to_owned())),
    }
}

fn check_log_driver(name: String) -> Result<String, SettingsError> {
    match name.as_str() {
        "json-file" | "none" => Ok(name),
        _ => Err(SettingsError::LogDriver(name)),
    }
}

fn check_bridge_address(
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

fn check_default_runtime(name: &str, runtimes: &[NamedRuntime]) -> Result<(), SettingsError> {
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

fn check_exec_options(options: &[String]) -> Result<(), SettingsError> {
    match options
        .iter()
        .find(|option| *option != "native.cgroupdriver=cgroupfs")
    {
        None => Ok(()),
        Some(option) => Err(SettingsError::ExecOption(option.clone())),
    }
}

fn check_seccomp_profile(profile: String) -> Result<String, SettingsError> {
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

    fn settings(options: Options) -> Result<Settings, SettingsError> {
        Settings::from_options(options)
    }

    #[test]
    fn without_options_the_defaults_stand() {
        let settings = settings(Options::default()).expect("defaults are valid");
        assert_eq!(
            settings.hosts,
            [Address::Unix(PathBuf::from("/var/run/pierhead.sock"))]
        );
        assert_eq!(
            settings.reloadable.default_ipc_mode,
            DefaultIpcMode::Shareable
        );
        assert_eq!(settings.reloadable.default_shm_bytes, 67_108_864);
        assert!(settings.reloadable.live_restore);
        assert_eq!(settings.reloadable.shutdown_timeout_secs, Some(15));
        assert_eq!(settings.log_driver, "json-file");
    }

    #[test]
    fn only_two_modes_can_be_the_default() {
        assert_eq!(parse_default_ipc_mode(""), Ok(DefaultIpcMode::Shareable));
        assert_eq!(
            parse_default_ipc_mode("private"),
            Ok(DefaultIpcMode::Private)
        );
        for mode in ["none", "host", "container:123", "container:"] {
            let error = parse_default_ipc_mode(mode).expect_err(mode).to_string();
            assert_eq!(
                error,
                format!(
                    "IPC mode \"{mode}\" is not supported as default value. Use \"shareable\" or \"private\"."
                )
            );
        }
        for mode in ["nosuchmode", "Private", "container", " private"] {
            let error = parse_default_ipc_mode(mode).expect_err(mode).to_string();
            assert_eq!(
                error,
                format!(
                    "Default IPC mode setting ({mode}) is invalid. Use \"shareable\" or \"private\"."
                )
            );
        }
    }

    #[test]
    fn both_spellings_of_the_mode_may_agree_and_must_not_differ() {
        let both = |ipc: &str, shm: &str| Options {
            default_ipc_mode: Some(ipc.to_owned()),
            default_shm_mode: Some(shm.to_owned()),
            ..Options::default()
        };
        assert!(settings(both("private", "private")).is_ok());
        assert!(matches!(
            settings(both("private", "shareable")),
            Err(SettingsError::IpcModeTwice(..))
        ));
    }

    #[test]
    fn debug_wins_over_the_level() {
        let options = Options {
            debug: Some(true),
            log_level: Some("error".to_owned()),
            ..Options::default()
        };
        assert_eq!(
            settings(options).expect("valid").reloadable.level(),
            LevelFilter::DEBUG
        );
    }

    #[test]
    fn wrong_values_are_refused() {
        let text = |value: &str| Some(value.to_owned());
        let wrong = [
            Options {
                log_level: text("loud"),
                ..Options::default()
            },
            Options {
                storage_driver: text("zfs"),
                ..Options::default()
            },
            Options {
                log_driver: text("syslog"),
                ..Options::default()
            },
            Options {
                data_root: text("relative"),
                ..Options::default()
            },
            Options {
                bip: text("10.0.0.1"),
                ..Options::default()
            },
            Options {
                bip: text("10.0.0.1/24"),
                bridge: text("br0"),
                ..Options::default()
            },
            Options {
                shutdown_timeout: Some(-2),
                ..Options::default()
            },
            Options {
                default_runtime: text("kata"),
                ..Options::default()
            },
            Options {
                exec_opts: Some(vec!["native.cgroupdriver=systemd".to_owned()]),
                ..Options::default()
            },
            Options {
                labels: Some(vec!["a=1".to_owned(), "a=2".to_owned()]),
                ..Options::default()
            },
            Options {
                labels: Some(vec!["a".to_owned()]),
                ..Options::default()
            },
        ];
        for options in wrong {
            assert!(settings(options.clone()).is_err(), "{options:?}");
        }
    }
}
