//! daemon.json: the known keys, what each of dockerd's other keys means here, and complaints with a position.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::de::{self, Deserialize, Deserializer, Visitor};
use thiserror::Error;

use super::options::Options;

/// Read when `--config-file` does not say otherwise; it need not exist.
pub(crate) const DEFAULT_PATH: &str = "/etc/pierhead/daemon.json";

/// Why daemon.json was refused.
#[derive(Debug, Error)]
pub(crate) enum FileError {
    /// It cannot be read.
    #[error("cannot read {path}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It is not JSON, or a key has a value of the wrong type.
    #[error("{path}:{line}:{column}: {key}{message}")]
    Value {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// The key with a colon, or empty.
        key: String,
        /// What is wrong.
        message: String,
    },
    /// It has keys that mean nothing. The wording is dockerd's.
    #[error("{path}: the following directives don't match any configuration option: {keys}")]
    UnknownKeys {
        /// The file.
        path: PathBuf,
        /// The keys, comma separated.
        keys: String,
    },
    /// It asks for protection that this daemon cannot give, so that leaving it out would be a lie.
    #[error("{path}: {key} is not built into this daemon: {reason}")]
    Refused {
        /// The file.
        path: PathBuf,
        /// The key.
        key: &'static str,
        /// What to do instead.
        reason: &'static str,
    },
}

/// What a file gave: options, and the keys that are dockerd's but change nothing here.
#[derive(Debug, Default)]
pub(crate) struct FileOptions {
    /// The options.
    pub(crate) options: Options,
    /// Keys without effect, to be warned about.
    pub(crate) inert: Vec<&'static str>,
}

/// Reads the file at `given`, or the default file if there is one. Blocks on the file system.
pub(crate) fn read(given: Option<&Path>) -> Result<FileOptions, FileError> {
    let path = given.unwrap_or(Path::new(DEFAULT_PATH));
    match std::fs::read_to_string(path) {
        Ok(text) => parse(path, &text),
        Err(error) if given.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
            Ok(FileOptions::default())
        }
        Err(source) => Err(FileError::Read {
            path: path.to_owned(),
            source,
        }),
    }
}

/// Reads the text of a daemon.json; `path` is only for the complaints. An empty file is an empty object, as in dockerd.
pub(crate) fn parse(path: &Path, text: &str) -> Result<FileOptions, FileError> {
    if text.trim().is_empty() {
        return Ok(FileOptions::default());
    }
    let object: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(text).map_err(|error| value_error(path, String::new(), &error))?;

    let known = known_keys();
    let mut unknown = Vec::new();
    let mut inert = Vec::new();
    for (key, value) in &object {
        if known.contains(&key.as_str()) {
            continue;
        }
        if let Some((key, reason)) = REFUSED.iter().find(|(name, _)| name == key) {
            if asks_for_protection(value) {
                return Err(FileError::Refused {
                    path: path.to_owned(),
                    key,
                    reason,
                });
            }
        } else if let Some(key) = INERT.iter().find(|name| *name == key) {
            inert.push(*key);
        } else {
            unknown.push(key.as_str());
        }
    }
    if !unknown.is_empty() {
        return Err(FileError::UnknownKeys {
            path: path.to_owned(),
            keys: unknown.join(", "),
        });
    }

    let mut json = serde_json::Deserializer::from_str(text);
    let options = serde_path_to_error::deserialize(&mut json)
        .map_err(|error| value_error(path, format!("\"{}\": ", error.path()), error.inner()))?;
    Ok(FileOptions { options, inert })
}

fn value_error(path: &Path, key: String, error: &serde_json::Error) -> FileError {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    FileError::Value {
        path: path.to_owned(),
        line: error.line(),
        column: error.column(),
        key,
        message: text.strip_suffix(&position).unwrap_or(&text).to_owned(),
    }
}

/// `false`, an empty string, list or object ask for nothing, so a refused key may hold them.
fn asks_for_protection(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Null => false,
        serde_json::Value::Bool(asked) => *asked,
        serde_json::Value::Number(_) => true,
        serde_json::Value::String(text) => !text.is_empty(),
        serde_json::Value::Array(items) => !items.is_empty(),
        serde_json::Value::Object(map) => !map.is_empty(),
    }
}

/// Keys of dockerd that would protect something. Ignoring one would leave a door open that the file says is shut.
const REFUSED: &[(&str, &str)] = &[
    (
        "authorization-plugins",
        "requests cannot be submitted to a plugin; restrict access to the socket instead",
    ),
    ("selinux-enabled", "containers get no SELinux labels"),
    (
        "tls",
        "there is no TLS; listen on a unix socket, or put a proxy with TLS before the daemon",
    ),
    (
        "tlsverify",
        "there is no TLS; listen on a unix socket, or put a proxy with TLS before the daemon",
    ),
    (
        "tlscacert",
        "there is no TLS; listen on a unix socket, or put a proxy with TLS before the daemon",
    ),
    (
        "tlscert",
        "there is no TLS; listen on a unix socket, or put a proxy with TLS before the daemon",
    ),
    (
        "tlskey",
        "there is no TLS; listen on a unix socket, or put a proxy with TLS before the daemon",
    ),
    ("userns-remap", "containers share the host's user namespace"),
];

/// Keys of dockerd (17.09 to 28) that change nothing here.
const INERT: &[&str] = &[
    "allow-nondistributable-artifacts",
    "api-cors-header",
    "builder",
    "cluster-advertise",
    "cluster-store",
    "cluster-store-opts",
    "containerd-namespace",
    "containerd-plugins-namespace",
    "cpu-rt-period",
    "cpu-rt-runtime",
    "default-address-pools",
    "default-cgroupns-mode",
    "default-gateway",
    "default-gateway-v6",
    "default-ulimits",
    "features",
    "fixed-cidr",
    "fixed-cidr-v6",
    "host-gateway-ip",
    "init-path",
    "insecure-registries",
    "ip6tables",
    "ipv6",
    "max-concurrent-downloads",
    "max-concurrent-uploads",
    "max-download-attempts",
    "metrics-addr",
    "network-control-plane-mtu",
    "node-generic-resources",
    "oom-score-adjust",
    "proxies",
    "raw-logs",
    "registry-mirrors",
    "storage-opts",
    "swarm-default-advertise-addr",
    "userland-proxy-path",
];

/// The keys that [`Options`] has, asked from its own `Deserialize`, so that there is no second list to forget.
fn known_keys() -> &'static [&'static str] {
    struct Introspect<'a>(&'a mut &'static [&'static str]);

    impl<'de> Deserializer<'de> for Introspect<'_> {
        type Error = de::value::Error;

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _name: &'static str,
            fields: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, Self::Error> {
            *self.0 = fields;
            visitor.visit_map(de::value::MapDeserializer::<_, Self::Error>::new(
                std::iter::empty::<(&str, &str)>(),
            ))
        }

        fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Self::Error> {
            Err(de::Error::custom(NotAStruct))
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }

    struct NotAStruct;
    impl fmt::Display for NotAStruct {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("only a struct has keys")
        }
    }

    let mut keys: &'static [&'static str] = &[];
    // The derived implementation calls `deserialize_struct`, which records the names; the value itself is not wanted.
    let _ = Options::deserialize(Introspect(&mut keys));
    keys
}

#[cfg(test)]
mod tests {
    use super::super::value::{ByteSize, KeyValue};
    use super::*;

    fn parse_text(text: &str) -> Result<FileOptions, FileError> {
        parse(Path::new("daemon.json"), text)
    }

    fn complaint(text: &str) -> String {
        match parse_text(text) {
            Ok(options) => panic!("accepted as {options:?}"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn keys_are_spelled_as_dockerd_spells_them() {
        let text = r#"{
            "hosts": ["unix:///run/x.sock"], "debug": true, "log-level": "warn", "labels": ["a=b"], "data-root": "/d",
            "default-ipc-mode": "private", "default-shm-mode": "private", "default-shm-size": "8M",
            "log-opts": {"max-size": "1m"}, "live-restore": false, "shutdown-timeout": 3, "ip-masq": false,
            "runtimes": {"crun": {"path": "/usr/bin/crun", "runtimeArgs": []}}, "userland-proxy": false
        }"#;
        let options = parse_text(text).expect("accepted").options;
        assert_eq!(options.hosts, Some(vec!["unix:///run/x.sock".to_owned()]));
        assert_eq!(options.default_ipc_mode.as_deref(), Some("private"));
        assert_eq!(options.default_shm_mode.as_deref(), Some("private"));
        assert_eq!(options.default_shm_size, Some(ByteSize(8 << 20)));
        assert_eq!(
            options.log_opts,
            Some(vec![KeyValue {
                key: "max-size".to_owned(),
                value: "1m".to_owned()
            }])
        );
        assert_eq!(options.shutdown_timeout, Some(3));
        assert_eq!(options.runtimes.map(|runtimes| runtimes.len()), Some(1));
    }

    #[test]
    fn unknown_keys_are_named_all_at_once() {
        assert_eq!(
            complaint(r#"{"debugg": true, "debug": true, "zzz": 1}"#),
            "daemon.json: the following directives don't match any configuration option: debugg, zzz"
        );
    }

    #[test]
    fn a_wrong_type_is_named_with_key_line_and_column() {
        assert_eq!(
            complaint("{\n  \"debug\": \"yes\"\n}"),
            "daemon.json:2:16: \"debug\": invalid type: string \"yes\", expected a boolean"
        );
        assert_eq!(
            complaint("{\"hosts\": [1]}"),
            "daemon.json:1:12: \"hosts[0]\": invalid type: integer `1`, expected a string"
        );
    }

    #[test]
    fn broken_json_is_positioned_too() {
        assert_eq!(
            complaint("{\n\"debug\": true,}"),
            "daemon.json:2:15: trailing comma"
        );
    }

    #[test]
    fn keys_without_effect_are_listed_and_unsafe_ones_refused() {
        let parsed = parse_text(r#"{"raw-logs": true, "registry-mirrors": [], "tls": false}"#)
            .expect("accepted");
        assert_eq!(parsed.inert, ["raw-logs", "registry-mirrors"]);
        assert!(
            complaint(r#"{"userns-remap": "default"}"#)
                .contains("userns-remap is not built into this daemon")
        );
    }

    #[test]
    fn an_empty_file_is_an_empty_configuration() {
        assert_eq!(
            parse_text(" \n").expect("accepted").options,
            Options::default()
        );
        assert_eq!(
            parse_text("{}").expect("accepted").options,
            Options::default()
        );
    }

    #[test]
    fn a_missing_default_file_is_fine_and_a_missing_named_one_is_not() {
        assert!(matches!(
            read(Some(Path::new("/nonexistent/daemon.json"))),
            Err(FileError::Read { .. })
        ));
    }
}
