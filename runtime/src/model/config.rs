//! What a container runs: the part of its configuration that can come from an image.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ModelError;
use crate::network::PortSpec;

/// The portable half of a container's configuration. Images carry one as well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContainerConfig {
    /// Host name; empty becomes the short id at create.
    pub hostname: String,
    /// NIS domain name.
    pub domainname: String,
    /// `user`, `uid`, `user:group` …; empty is root.
    pub user: String,
    /// Whether `docker start -a` attaches standard input.
    pub attach_stdin: bool,
    /// Whether it attaches standard output.
    pub attach_stdout: bool,
    /// Whether it attaches standard error.
    pub attach_stderr: bool,
    /// Ports the image's author expects to be used.
    pub exposed_ports: BTreeSet<PortSpec>,
    /// A terminal instead of pipes.
    pub tty: bool,
    /// Standard input is kept open.
    pub open_stdin: bool,
    /// Standard input ends with the first client that had it.
    pub stdin_once: bool,
    /// `NAME=value`; a bare `NAME` takes the image's variable away.
    pub env: Vec<String>,
    /// Arguments, or the whole command; `None` where nothing was said.
    pub cmd: Option<Vec<String>>,
    /// Health check.
    pub healthcheck: Option<HealthConfig>,
    /// The command is already escaped (Windows); kept for show.
    pub args_escaped: bool,
    /// The image, as the user named it.
    pub image: String,
    /// Destinations of anonymous volumes.
    pub volumes: BTreeSet<String>,
    /// Working directory; empty is `/`.
    pub working_dir: String,
    /// The program in front of `cmd`; `None` where nothing was said.
    pub entrypoint: Option<Vec<String>>,
    /// No network at all.
    pub network_disabled: bool,
    /// MAC address.
    pub mac_address: String,
    /// Build steps that wait for a child image.
    pub on_build: Option<Vec<String>>,
    /// Labels.
    pub labels: BTreeMap<String, String>,
    /// Signal that stops it; empty is SIGTERM.
    pub stop_signal: String,
    /// Seconds between the stop signal and SIGKILL; `None` is 10.
    pub stop_timeout_secs: Option<i64>,
    /// Shell of build steps.
    pub shell: Option<Vec<String>>,
}

/// A health check.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HealthConfig {
    /// What is run: see [`HealthConfig::test`].
    pub test: Vec<String>,
    /// Nanoseconds between two runs; 0 inherits.
    pub interval_nanos: i64,
    /// Nanoseconds after which a run has failed; 0 inherits.
    pub timeout_nanos: i64,
    /// Failures in a row that make it unhealthy; 0 inherits.
    pub retries: i64,
    /// Nanoseconds at the beginning in which failures do not count; 0 inherits.
    pub start_period_nanos: i64,
}

/// What a health check runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HealthTest {
    /// Whatever the image says.
    Inherit,
    /// Nothing, whatever the image says.
    Disabled,
    /// A program with its arguments.
    Command(Vec<String>),
    /// A line for the image's shell.
    Shell(String),
}

impl HealthConfig {
    /// Reads [`HealthConfig::test`].
    ///
    /// # Errors
    /// `InvalidParameter` when its first word is none of NONE, CMD and CMD-SHELL.
    pub fn test(&self) -> Result<HealthTest, ModelError> {
        Ok(match self.test.split_first() {
            None => HealthTest::Inherit,
            Some((word, rest)) => match word.as_str() {
                "NONE" => HealthTest::Disabled,
                "CMD" => HealthTest::Command(rest.to_vec()),
                "CMD-SHELL" => HealthTest::Shell(rest.join(" ")),
                _ => {
                    return Err(ModelError::HealthTest {
                        value: word.clone(),
                    });
                }
            },
        })
    }
}

/// The networks a container is connected to at create, by name or id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NetworkingConfig {
    /// Requests by network.
    pub endpoints: BTreeMap<String, EndpointRequest>,
}

/// What a user wishes of one network.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EndpointRequest {
    /// A certain IPv4 address; empty is any.
    pub ipv4_address: String,
    /// A certain IPv6 address; empty is any.
    pub ipv6_address: String,
    /// Link-local addresses.
    pub link_local_ips: Vec<String>,
    /// Legacy links, `container:alias`.
    pub links: Vec<String>,
    /// Further names on this network.
    pub aliases: Vec<String>,
    /// MAC address; empty is any.
    pub mac_address: String,
    /// Options of the driver.
    pub driver_opts: BTreeMap<String, String>,
}

impl EndpointRequest {
    /// Whether nothing is wished.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
