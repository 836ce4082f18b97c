// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::{HealthConfig, Mount, TaskConfig, TaskDnsConfig, TaskPrivileges, TaskSecret};

/// The container that each task of a service runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskContainerSpec {
    /// The image, as a reference.
    pub image: Option<String>,
    /// Labels of the container.
    pub labels: Option<BTreeMap<String, String>>,
    /// The program and its first arguments, in place of the image's entry point.
    pub command: Option<Vec<String>>,
    /// Arguments for the program.
    pub args: Option<Vec<String>>,
    /// The host name in the container; empty uses the container's id. Templates such as `{{.Node.Hostname}}` are
    /// filled in.
    pub hostname: Option<String>,
    /// Environment variables, each `NAME=value`.
    pub env: Option<Vec<String>>,
    /// The working directory; empty uses the image's.
    pub dir: Option<String>,
    /// The user; empty uses the image's.
    pub user: Option<String>,
    /// Further groups of the user.
    pub groups: Option<Vec<String>>,
    /// Security settings.
    pub privileges: Option<TaskPrivileges>,
    /// Give the program a terminal. Default false.
    pub tty: Option<bool>,
    /// Keep standard input open. Default false.
    pub open_stdin: Option<bool>,
    /// Mount the root file system read-only. Default false.
    pub read_only: Option<bool>,
    /// Mounts of volumes, host directories and memory.
    pub mounts: Option<Vec<Mount>>,
    /// The signal that asks the program to stop; empty uses the image's, or SIGTERM.
    pub stop_signal: Option<String>,
    /// How long to wait for it to stop, in nanoseconds, before it is killed.
    pub stop_grace_period: Option<i64>,
    /// How to find out whether the program is well.
    pub health_check: Option<HealthConfig>,
    /// Further lines for /etc/hosts, each an address, a blank and names.
    pub hosts: Option<Vec<String>>,
    /// How names are looked up.
    pub dns_config: Option<TaskDnsConfig>,
    /// The secrets it is given.
    pub secrets: Option<Vec<TaskSecret>>,
    /// The configs it is given.
    pub configs: Option<Vec<TaskConfig>>,
}

impl data::Object for TaskContainerSpec {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Image" => slot.into(&mut self.image),
            "Labels" => slot.into(&mut self.labels),
            "Command" => slot.into(&mut self.command),
            "Args" => slot.into(&mut self.args),
            "Hostname" => slot.into(&mut self.hostname),
            "Env" => slot.into(&mut self.env),
            "Dir" => slot.into(&mut self.dir),
            "User" => slot.into(&mut self.user),
            "Groups" => slot.into(&mut self.groups),
            "Privileges" => slot.into(&mut self.privileges),
            "TTY" => slot.into(&mut self.tty),
            "OpenStdin" => slot.into(&mut self.open_stdin),
            "ReadOnly" => slot.into(&mut self.read_only),
            "Mounts" => slot.into(&mut self.mounts),
            "StopSignal" => slot.into(&mut self.stop_signal),
            "StopGracePeriod" => slot.into(&mut self.stop_grace_period),
            "HealthCheck" => slot.into(&mut self.health_check),
            "Hosts" => slot.into(&mut self.hosts),
            "DNSConfig" => slot.into(&mut self.dns_config),
            "Secrets" => slot.into(&mut self.secrets),
            "Configs" => slot.into(&mut self.configs),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Image", &self.image);
        members.given("Labels", &self.labels);
        members.given("Command", &self.command);
        members.given("Args", &self.args);
        members.given("Hostname", &self.hostname);
        members.given("Env", &self.env);
        members.given("Dir", &self.dir);
        members.given("User", &self.user);
        members.given("Groups", &self.groups);
        members.given("Privileges", &self.privileges);
        members.given("TTY", &self.tty);
        members.given("OpenStdin", &self.open_stdin);
        members.given("ReadOnly", &self.read_only);
        members.given("Mounts", &self.mounts);
        members.given("StopSignal", &self.stop_signal);
        members.given("StopGracePeriod", &self.stop_grace_period);
        members.given("HealthCheck", &self.health_check);
        members.given("Hosts", &self.hosts);
        members.given("DNSConfig", &self.dns_config);
        members.given("Secrets", &self.secrets);
        members.given("Configs", &self.configs);
    }
}

pierhead_support::object!(TaskContainerSpec);
