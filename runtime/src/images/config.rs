//! The image configuration: the JSON whose digest is the image's id.
//!
//! It is a format of its own (image specification, "Image JSON", as Docker writes it), kept byte for byte as it came: these
//! types read it and write new ones. Reading is lenient where the formats of ten years are: null is absent, a command may
//! be one string, an unknown key is ignored.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

use crate::layers::DiffId;

/// What an image says about itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImageConfig {
    /// The processor, in Go's words (`amd64`, `arm64`).
    #[serde(deserialize_with = "or_default")]
    pub architecture: String,
    /// The processor's variant (`v8`).
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub variant: String,
    /// The operating system (`linux`).
    #[serde(deserialize_with = "or_default")]
    pub os: String,
    /// The system's version (Windows).
    #[serde(
        rename = "os.version",
        deserialize_with = "or_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub os_version: String,
    /// When it was made.
    #[serde(deserialize_with = "time", skip_serializing_if = "Option::is_none")]
    pub created: Option<Timestamp>,
    /// Who made it.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub author: String,
    /// The message of a commit or import.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub comment: String,
    /// The container it was committed from.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub container: String,
    /// That container's settings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub container_config: Option<RunConfig>,
    /// The engine that wrote it.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub docker_version: String,
    /// What containers of it begin with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<RunConfig>,
    /// Its layers.
    pub rootfs: ConfigRootFs,
    /// How it came about, the oldest first.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<ConfigHistory>,
}

/// The layers of an image.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConfigRootFs {
    /// Always `layers`.
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub kind: String,
    /// The layers, the bottom first.
    #[serde(deserialize_with = "or_default")]
    pub diff_ids: Vec<DiffId>,
}

/// One step of an image's making.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConfigHistory {
    /// When.
    #[serde(deserialize_with = "time", skip_serializing_if = "Option::is_none")]
    pub created: Option<Timestamp>,
    /// The command.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub created_by: String,
    /// Who.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub author: String,
    /// A message.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub comment: String,
    /// Whether the step changed no file and so has no layer.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub empty_layer: bool,
}

/// What a container of the image begins with. `None` and an empty list are different things to clients, so both are kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct RunConfig {
    /// The host name (only in configurations committed from a container).
    #[serde(deserialize_with = "or_default")]
    pub hostname: String,
    /// The domain name.
    #[serde(deserialize_with = "or_default")]
    pub domainname: String,
    /// `user`, `uid`, `user:group`.
    #[serde(deserialize_with = "or_default")]
    pub user: String,
    /// Attach to standard input.
    #[serde(deserialize_with = "or_default")]
    pub attach_stdin: bool,
    /// Attach to standard output.
    #[serde(deserialize_with = "or_default")]
    pub attach_stdout: bool,
    /// Attach to standard error.
    #[serde(deserialize_with = "or_default")]
    pub attach_stderr: bool,
    /// Ports, `80/tcp`.
    #[serde(
        deserialize_with = "keys",
        serialize_with = "write_keys",
        skip_serializing_if = "Option::is_none"
    )]
    pub exposed_ports: Option<Vec<String>>,
    /// With a terminal.
    #[serde(deserialize_with = "or_default")]
    pub tty: bool,
    /// With standard input open.
    #[serde(deserialize_with = "or_default")]
    pub open_stdin: bool,
    /// Close it after the first client.
    #[serde(deserialize_with = "or_default")]
    pub stdin_once: bool,
    /// `NAME=value`.
    pub env: Option<Vec<String>>,
    /// Arguments, or the command when there is no entry point.
    #[serde(deserialize_with = "words")]
    pub cmd: Option<Vec<String>>,
    /// How to ask whether it is well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub healthcheck: Option<Healthcheck>,
    /// Windows only: the command is one escaped string.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub args_escaped: bool,
    /// The image it was built from.
    #[serde(deserialize_with = "or_default")]
    pub image: String,
    /// Paths that are volumes.
    #[serde(deserialize_with = "keys", serialize_with = "write_keys")]
    pub volumes: Option<Vec<String>>,
    /// Where it starts.
    #[serde(deserialize_with = "or_default")]
    pub working_dir: String,
    /// The command that takes `cmd` as its arguments.
    #[serde(deserialize_with = "words")]
    pub entrypoint: Option<Vec<String>>,
    /// No network.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub network_disabled: bool,
    /// A hardware address.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub mac_address: String,
    /// Instructions for builds on top.
    pub on_build: Option<Vec<String>>,
    /// Labels.
    pub labels: Option<BTreeMap<String, String>>,
    /// The signal that asks it to stop, `SIGTERM` when empty.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub stop_signal: String,
    /// Seconds from there to the kill.
    #[serde(rename = "StopTimeout", skip_serializing_if = "Option::is_none")]
    pub stop_timeout_secs: Option<i64>,
    /// The shell of shell-form commands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shell: Option<Vec<String>>,
}

/// A health check. Zero durations and retries mean "inherit".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct Healthcheck {
    /// `["NONE"]`, `["CMD", …]` or `["CMD-SHELL", command]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub test: Option<Vec<String>>,
    /// Nanoseconds between checks.
    #[serde(
        rename = "Interval",
        deserialize_with = "or_default",
        skip_serializing_if = "is_zero"
    )]
    pub interval_nanos: i64,
    /// Nanoseconds a check may take.
    #[serde(
        rename = "Timeout",
        deserialize_with = "or_default",
        skip_serializing_if = "is_zero"
    )]
    pub timeout_nanos: i64,
    /// Nanoseconds in which failures do not count.
    #[serde(
        rename = "StartPeriod",
        deserialize_with = "or_default",
        skip_serializing_if = "is_zero"
    )]
    pub start_period_nanos: i64,
    /// Failures in a row that mean unhealthy.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "is_zero")]
    pub retries: i64,
}

fn is_zero(number: &i64) -> bool {
    *number == 0
}

/// Null is the default.
fn or_default<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// A time that cannot be read is no time: images with a broken one run all the same.
fn time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    let text: Option<String> = Option::deserialize(deserializer)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

/// A list, or one string that stands for a list of one.
fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<String>>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Words {
        One(String),
        Many(Vec<String>),
    }
    Ok(Option::deserialize(deserializer)?.map(|words| match words {
        Words::One(word) => vec![word],
        Words::Many(words) => words,
    }))
}

/// A set, written as an object with empty objects for values.
fn keys<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<String>>, D::Error> {
    let map: Option<BTreeMap<String, serde::de::IgnoredAny>> = Option::deserialize(deserializer)?;
    Ok(map.map(|map| map.into_keys().collect()))
}

fn write_keys<S: serde::Serializer>(
    keys: &Option<Vec<String>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Empty {}
    match keys {
        None => serializer.serialize_none(),
        Some(keys) => serializer.collect_map(keys.iter().map(|key| (key, Empty {}))),
    }
}
