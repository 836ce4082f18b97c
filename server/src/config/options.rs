//! What may be said on the command line and in daemon.json: one list, read from both places.

use std::fmt::Display;

use serde::Deserialize;

use super::value::{
    ByteSize, KeyValue, NamedRuntime, pairs_from_object, parse_go_bool, runtimes_from_object,
};

/// Every option that is both a flag and a key of daemon.json. `None`: not given there.
///
/// The flag carries dockerd's name, the key dockerd's key (several flags are singular where the key is plural).
#[derive(Clone, Debug, Default, PartialEq, clap::Args, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct Options {
    /// Address to listen on, repeatable: unix://PATH or tcp://HOST:PORT
    /// [default: unix:///var/run/pierhead.sock]
    #[arg(short = 'H', long = "host", value_name = "ADDRESS")]
    pub(crate) hosts: Option<Vec<String>>,
    /// Group that owns the unix socket [default: docker where that group exists]
    #[arg(short = 'G', long, value_name = "GROUP")]
    pub(crate) group: Option<String>,
    /// Directory of everything that lasts: images, containers, volumes [default: /var/lib/pierhead]
    #[arg(long, value_name = "DIRECTORY")]
    pub(crate) data_root: Option<String>,
    /// Directory of what belongs to running containers: sockets, exit records [default: /var/run/pierhead]
    #[arg(long, value_name = "DIRECTORY")]
    pub(crate) exec_root: Option<String>,
    /// File that holds the daemon's process id [default: /var/run/pierhead.pid]
    #[arg(short = 'p', long, value_name = "FILE")]
    pub(crate) pidfile: Option<String>,
    /// Log in detail
    #[arg(short = 'D', long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = parse_go_bool)]
    pub(crate) debug: Option<bool>,
    /// How much to log: debug, info, warn, error or fatal [default: info]
    #[arg(short = 'l', long, value_name = "LEVEL")]
    pub(crate) log_level: Option<String>,
    /// Label of this daemon, KEY=VALUE, repeatable
    #[arg(long = "label", value_name = "LABEL")]
    pub(crate) labels: Option<Vec<String>>,
    /// Storage driver: overlay2 or vfs [default: overlay2 where the data root can carry it]
    #[arg(short = 's', long, value_name = "DRIVER")]
    pub(crate) storage_driver: Option<String>,
    /// Size of /dev/shm where a container does not ask for one [default: 64MiB]
    #[arg(long, value_name = "BYTES")]
    pub(crate) default_shm_size: Option<ByteSize>,
    /// IPC mode of containers that do not name one: shareable or private [default: shareable]
    #[arg(long, value_name = "MODE")]
    pub(crate) default_ipc_mode: Option<String>,
    /// Another spelling of --default-ipc-mode
    #[arg(long, value_name = "MODE")]
    pub(crate) default_shm_mode: Option<String>,
    /// Address and mask of the default bridge, for example 172.30.0.1/16
    #[arg(long, value_name = "CIDR")]
    pub(crate) bip: Option<String>,
    /// Existing bridge to attach containers to; none: no default bridge
    #[arg(short = 'b', long, value_name = "NAME")]
    pub(crate) bridge: Option<String>,
    /// Keep packet filter rules for the containers' networks [default: true]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = parse_go_bool)]
    pub(crate) iptables: Option<bool>,
    /// Masquerade what leaves the bridge [default: true]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = parse_go_bool)]
    pub(crate) ip_masq: Option<bool>,
    /// Switch on net.ipv4.ip_forward [default: true]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = parse_go_bool)]
    pub(crate) ip_forward: Option<bool>,
    /// Let containers on the default bridge reach each other's ports that are not published [default: true]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = parse_go_bool)]
    pub(crate) icc: Option<bool>,
    /// Address of the host that published ports are bound to [default: 0.0.0.0]
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) ip: Option<String>,
    /// Largest packet on the default bridge, in bytes [default: 1500]
    #[arg(long, value_name = "BYTES")]
    pub(crate) mtu: Option<i64>,
    /// Name server of containers that do not name one, repeatable
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) dns: Option<Vec<String>>,
    /// Option for the resolver in containers, repeatable
    #[arg(long = "dns-opt", value_name = "OPTION")]
    pub(crate) dns_opts: Option<Vec<String>>,
    /// Domain to search in containers, repeatable
    #[arg(long, value_name = "DOMAIN")]
    pub(crate) dns_search: Option<Vec<String>>,
    /// Serve published ports on loopback through a proxy
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = parse_go_bool)]
    pub(crate) userland_proxy: Option<bool>,
    /// Log driver of containers that do not name one [default: json-file]
    #[arg(long, value_name = "DRIVER")]
    pub(crate) log_driver: Option<String>,
    /// Option of the default log driver, KEY=VALUE, repeatable
    #[arg(long = "log-opt", value_name = "KEY=VALUE")]
    #[serde(deserialize_with = "pairs_from_object")]
    pub(crate) log_opts: Option<Vec<KeyValue>>,
    /// Leave containers running when the daemon stops [default: true]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = parse_go_bool)]
    pub(crate) live_restore: Option<bool>,
    /// Seconds the daemon gives containers to stop when it stops them; -1: no limit [default: 15]
    #[arg(long, value_name = "SECONDS", allow_negative_numbers = true)]
    pub(crate) shutdown_timeout: Option<i64>,
    /// Report experimental features as switched on
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = parse_go_bool)]
    pub(crate) experimental: Option<bool>,
    /// Run an init in containers that do not say otherwise
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = parse_go_bool)]
    pub(crate) init: Option<bool>,
    /// Seccomp profile of containers that do not name one: a JSON file, or unconfined
    #[arg(long, value_name = "FILE")]
    pub(crate) seccomp_profile: Option<String>,
    /// Set no_new_privs in containers that do not say otherwise
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = parse_go_bool)]
    pub(crate) no_new_privileges: Option<bool>,
    /// Parent cgroup of containers that do not name one
    #[arg(long, value_name = "CGROUP")]
    pub(crate) cgroup_parent: Option<String>,
    /// Option of the executor, KEY=VALUE, repeatable
    #[arg(long = "exec-opt", value_name = "KEY=VALUE")]
    pub(crate) exec_opts: Option<Vec<String>>,
    /// Register a runtime, NAME=PATH, repeatable
    #[arg(long = "add-runtime", value_name = "NAME=PATH")]
    #[serde(deserialize_with = "runtimes_from_object")]
    pub(crate) runtimes: Option<Vec<NamedRuntime>>,
    /// Runtime of containers that do not name one
    #[arg(long, value_name = "NAME")]
    pub(crate) default_runtime: Option<String>,
    /// Address of a containerd
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) containerd: Option<String>,
}

/// An option given both as a flag and in daemon.json, with both values as dockerd's message shows them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Clash {
    /// The key of daemon.json.
    pub(crate) key: &'static str,
    /// The flag's value.
    pub(crate) flag: String,
    /// The file's value.
    pub(crate) file: String,
}

impl Options {
    /// Puts the flags over the file. An option that both give is a clash, even when they agree, as in dockerd.
    pub(crate) fn merged(self, file: Self) -> Result<Self, Vec<Clash>> {
        let mut merge = Merge::default();
        let merged = Self {
            hosts: merge.list("hosts", self.hosts, file.hosts),
            group: merge.one("group", self.group, file.group),
            data_root: merge.one("data-root", self.data_root, file.data_root),
            exec_root: merge.one("exec-root", self.exec_root, file.exec_root),
            pidfile: merge.one("pidfile", self.pidfile, file.pidfile),
            debug: merge.one("debug", self.debug, file.debug),
            log_level: merge.one("log-level", self.log_level, file.log_level),
            labels: merge.list("labels", self.labels, file.labels),
            storage_driver: merge.one("storage-driver", self.storage_driver, file.storage_driver),
            default_shm_size: merge.one(
                "default-shm-size",
                self.default_shm_size,
                file.default_shm_size,
            ),
            default_ipc_mode: merge.one(
                "default-ipc-mode",
                self.default_ipc_mode,
                file.default_ipc_mode,
            ),
            default_shm_mode: merge.one(
                "default-shm-mode",
                self.default_shm_mode,
                file.default_shm_mode,
            ),
            bip: merge.one("bip", self.bip, file.bip),
            bridge: merge.one("bridge", self.bridge, file.bridge),
            iptables: merge.one("iptables", self.iptables, file.iptables),
            ip_masq: merge.one("ip-masq", self.ip_masq, file.ip_masq),
            ip_forward: merge.one("ip-forward", self.ip_forward, file.ip_forward),
            icc: merge.one("icc", self.icc, file.icc),
            ip: merge.one("ip", self.ip, file.ip),
            mtu: merge.one("mtu", self.mtu, file.mtu),
            dns: merge.list("dns", self.dns, file.dns),
            dns_opts: merge.list("dns-opts", self.dns_opts, file.dns_opts),
            dns_search: merge.list("dns-search", self.dns_search, file.dns_search),
            userland_proxy: merge.one("userland-proxy", self.userland_proxy, file.userland_proxy),
            log_driver: merge.one("log-driver", self.log_driver, file.log_driver),
            log_opts: merge.list("log-opts", self.log_opts, file.log_opts),
            live_restore: merge.one("live-restore", self.live_restore, file.live_restore),
            shutdown_timeout: merge.one(
                "shutdown-timeout",
                self.shutdown_timeout,
                file.shutdown_timeout,
            ),
            experimental: merge.one("experimental", self.experimental, file.experimental),
            init: merge.one("init", self.init, file.init),
            seccomp_profile: merge.one(
                "seccomp-profile",
                self.seccomp_profile,
                file.seccomp_profile,
            ),
            no_new_privileges: merge.one(
                "no-new-privileges",
                self.no_new_privileges,
                file.no_new_privileges,
            ),
            cgroup_parent: merge.one("cgroup-parent", self.cgroup_parent, file.cgroup_parent),
            exec_opts: merge.list("exec-opts", self.exec_opts, file.exec_opts),
            runtimes: merge.list("runtimes", self.runtimes, file.runtimes),
            default_runtime: merge.one(
                "default-runtime",
                self.default_runtime,
                file.default_runtime,
            ),
            containerd: merge.one("containerd", self.containerd, file.containerd),
        };
        if merge.clashes.is_empty() {
            Ok(merged)
        } else {
            Err(merge.clashes)
        }
    }
}

/// Collects the clashes while a merge goes through the fields.
#[derive(Default)]
struct Merge {
    clashes: Vec<Clash>,
}

impl Merge {
    fn one<T: Display>(
        &mut self,
        key: &'static str,
        flag: Option<T>,
        file: Option<T>,
    ) -> Option<T> {
        if let (Some(flag), Some(file)) = (&flag, &file) {
            self.clashes.push(Clash {
                key,
                flag: flag.to_string(),
                file: file.to_string(),
            });
        }
        flag.or(file)
    }

    fn list<T: Display>(
        &mut self,
        key: &'static str,
        flag: Option<Vec<T>>,
        file: Option<Vec<T>>,
    ) -> Option<Vec<T>> {
        if let (Some(flag), Some(file)) = (&flag, &file) {
            self.clashes.push(Clash {
                key,
                flag: render_list(flag),
                file: render_list(file),
            });
        }
        flag.or(file)
    }
}

/// A list as Go prints one: `[a b]`.
fn render_list<T: Display>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    format!("[{}]", items.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flag_and_file_complete_each_other() {
        let flags = Options {
            debug: Some(true),
            ..Options::default()
        };
        let file = Options {
            group: Some("wheel".to_owned()),
            ..Options::default()
        };
        let merged = flags.merged(file);
        assert_eq!(
            merged,
            Ok(Options {
                debug: Some(true),
                group: Some("wheel".to_owned()),
                ..Options::default()
            })
        );
    }

    #[test]
    fn an_option_in_both_places_is_a_clash_with_both_values() {
        let flags = Options {
            debug: Some(true),
            labels: Some(vec!["a=b".to_owned()]),
            ..Options::default()
        };
        let file = Options {
            debug: Some(true),
            labels: Some(vec!["c=d".to_owned(), "e=f".to_owned()]),
            ..Options::default()
        };
        let clashes = flags.merged(file);
        assert_eq!(
            clashes,
            Err(vec![
                Clash {
                    key: "debug",
                    flag: "true".to_owned(),
                    file: "true".to_owned()
                },
                Clash {
                    key: "labels",
                    flag: "[a=b]".to_owned(),
                    file: "[c=d e=f]".to_owned()
                },
            ])
        );
    }
}
