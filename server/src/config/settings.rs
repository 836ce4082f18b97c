//! The daemon's settings: options after validation, with every default filled in.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::path::PathBuf;

use pierhead_runtime::model::DefaultIpcMode;
use tracing::level_filters::LevelFilter;

use super::address::{Address, DEFAULT_SOCKET};
use super::options::Options;
use super::validate::{self, SettingsError};
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
    /// The resolver of containers that do not say otherwise.
    pub(crate) resolver: ResolverSettings,
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
    /// Whether containers reach each other's ports that are not published.
    pub(crate) between_containers: bool,
    /// The host's address that ports are published on.
    pub(crate) publish_on: Ipv4Addr,
    /// The largest packet, in bytes, if it was given.
    pub(crate) mtu_bytes: Option<u32>,
}

/// What the flags say about name resolution in containers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ResolverSettings {
    /// Addresses of name servers; empty: the host's.
    pub(crate) servers: Vec<String>,
    /// Options of the resolver.
    pub(crate) options: Vec<String>,
    /// Domains to search.
    pub(crate) search: Vec<String>,
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
            log_level: validate::parse_level(options.log_level.as_deref().unwrap_or("info"))?,
            labels: validate::check_labels(options.labels.unwrap_or_default())?,
            default_ipc_mode: validate::choose_ipc_mode(
                options.default_ipc_mode,
                options.default_shm_mode,
            )?,
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
            validate::check_default_runtime(name, &runtimes)?;
        }
        validate::check_exec_options(&options.exec_opts.unwrap_or_default())?;
        Ok(Self {
            hosts,
            group: options.group,
            data_root: validate::absolute(options.data_root, "/var/lib/pierhead", "data-root")?,
            exec_root: validate::absolute(options.exec_root, "/var/run/pierhead", "exec-root")?,
            pidfile: validate::absolute(options.pidfile, "/var/run/pierhead.pid", "pidfile")?,
            storage_driver: validate::check_storage_driver(options.storage_driver)?,
            bridge: BridgeSettings {
                address: validate::check_bridge_address(options.bip, options.bridge.as_deref())?,
                bridge: match options.bridge {
                    None => Bridge::Own,
                    Some(name) if name.is_empty() => Bridge::Own,
                    Some(name) if name == "none" => Bridge::Absent,
                    Some(name) => Bridge::Existing(name),
                },
                packet_filter: options.iptables.unwrap_or(true),
                masquerade: options.ip_masq.unwrap_or(true),
                forward: options.ip_forward.unwrap_or(true),
                between_containers: options.icc.unwrap_or(true),
                publish_on: validate::check_publish_address(options.ip)?,
                mtu_bytes: validate::check_mtu(options.mtu)?,
            },
            resolver: ResolverSettings {
                servers: validate::check_name_servers(options.dns.unwrap_or_default())?,
                options: options.dns_opts.unwrap_or_default(),
                search: options.dns_search.unwrap_or_default(),
            },
            runtimes,
            cgroup_parent: options.cgroup_parent.unwrap_or_default(),
            seccomp_profile: validate::check_seccomp_profile(
                options.seccomp_profile.unwrap_or_default(),
            )?,
            init: options.init.unwrap_or(false),
            no_new_privileges: options.no_new_privileges.unwrap_or(false),
            experimental: options.experimental.unwrap_or(false),
            log_driver: validate::check_log_driver(
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

    /// The keys of the settings that differ and that only a new start applies.
    pub(crate) fn fixed_differences(&self, other: &Self) -> Vec<&'static str> {
        [
            ("hosts", self.hosts != other.hosts),
            ("group", self.group != other.group),
            ("data-root", self.data_root != other.data_root),
            ("exec-root", self.exec_root != other.exec_root),
            ("pidfile", self.pidfile != other.pidfile),
            (
                "storage-driver",
                self.storage_driver != other.storage_driver,
            ),
            (
                "bip, bridge, icc, ip, iptables, ip-masq, ip-forward or mtu",
                self.bridge != other.bridge,
            ),
            (
                "dns, dns-opts or dns-search",
                self.resolver != other.resolver,
            ),
            ("runtimes", self.runtimes != other.runtimes),
            ("cgroup-parent", self.cgroup_parent != other.cgroup_parent),
            (
                "seccomp-profile",
                self.seccomp_profile != other.seccomp_profile,
            ),
            ("init", self.init != other.init),
            (
                "no-new-privileges",
                self.no_new_privileges != other.no_new_privileges,
            ),
            ("experimental", self.experimental != other.experimental),
            ("log-driver", self.log_driver != other.log_driver),
            ("log-opts", self.log_options != other.log_options),
        ]
        .into_iter()
        .filter_map(|(key, differs)| differs.then_some(key))
        .collect()
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

    #[test]
    fn a_reload_can_name_what_it_does_not_apply() {
        let before = settings(Options::default()).expect("valid");
        let changed = Options {
            group: Some("wheel".to_owned()),
            bip: Some("10.1.0.1/24".to_owned()),
            debug: Some(true),
            ..Options::default()
        };
        let after = settings(changed).expect("valid");
        assert_eq!(
            before.fixed_differences(&after),
            [
                "group",
                "bip, bridge, icc, ip, iptables, ip-masq, ip-forward or mtu"
            ]
        );
        assert!(before.fixed_differences(&before.clone()).is_empty());
    }
}
