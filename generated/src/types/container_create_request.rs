// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{KeySet, OneOrMany, data};
use std::collections::BTreeMap;
use super::{HealthConfig, HostConfig, NetworkingConfig};

/// What a container is to be: its own configuration at the top level, and two objects beside it about the host
/// and the networks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerCreateRequest {
    /// Host name inside the container. Empty means the first twelve digits of the container's id.
    pub hostname: Option<String>,
    /// Domain name inside the container. Empty means none.
    pub domainname: Option<String>,
    /// User that the command runs as, `user[:group]`, each by name or number. Names are looked up in the
    /// container's own files. Empty means the image's, or root.
    pub user: Option<String>,
    /// Whether the client that creates the container will attach to its input. The engine stores it; the attach
    /// operation decides.
    pub attach_stdin: Option<bool>,
    /// Whether that client will attach to its output. The engine stores it; the attach operation decides.
    pub attach_stdout: Option<bool>,
    /// Whether that client will attach to its error output. The engine stores it; the attach operation decides.
    pub attach_stderr: Option<bool>,
    /// The ports the container listens on, as keys `port/protocol` with empty objects as values; the protocol is
    /// `tcp` where it is left out. Exposing publishes nothing by itself.
    pub exposed_ports: Option<KeySet>,
    /// Give the command a terminal. Its output and errors are then one raw stream, without frames.
    pub tty: Option<bool>,
    /// Keep the command's standard input open, so that clients can attach to it. Otherwise the command reads end of
    /// file at once.
    pub open_stdin: Option<bool>,
    /// Close the command's standard input when the first client that was attached to it leaves.
    pub stdin_once: Option<bool>,
    /// Environment variables, as `NAME=value`. `NAME=` sets an empty one, and `NAME` alone removes one that the
    /// image sets.
    pub env: Option<Vec<String>>,
    /// The command, or the arguments when there is an entry point: a list, or one string for a list of one item.
    /// null or empty means the image's, unless `Entrypoint` is given here.
    pub cmd: Option<OneOrMany>,
    /// How to test whether the container does its work. Absent means the image's test.
    pub healthcheck: Option<HealthConfig>,
    /// The command is already escaped as one line (Windows only).
    pub args_escaped: Option<bool>,
    /// The image, as a name with optional tag or digest, or an id. Required at creation; answers show it as it was
    /// given.
    pub image: Option<String>,
    /// Paths in the container that are to be anonymous volumes, as keys with empty objects as values.
    ///
    /// Not as published: Published with the keyword additionalProperties misplaced under properties; clients and
    /// engines use a map from path to an empty object (moby 35946).
    pub volumes: Option<KeySet>,
    /// Directory the command starts in, an absolute path; it is made if it is missing. Empty means the image's, or
    /// `/`.
    pub working_dir: Option<String>,
    /// The program in front of `Cmd`: a list, or one string for a list of one item. null or an empty list means the
    /// image's; a list of one empty string removes the image's.
    pub entrypoint: Option<OneOrMany>,
    /// Give the container no network at all.
    pub network_disabled: Option<bool>,
    /// MAC address of the container's interface. Empty means one made from its address.
    pub mac_address: Option<String>,
    /// Instructions that a build runs when it starts from this image. null or empty means none.
    pub on_build: Option<Vec<String>>,
    /// Names and values for whoever manages containers; the engine only stores them and filters by them. The
    /// image's labels are added.
    pub labels: Option<BTreeMap<String, String>>,
    /// Signal that asks the container to end, by name or number. Empty means the image's, or SIGTERM.
    pub stop_signal: Option<String>,
    /// Seconds between that signal and SIGKILL when a request says nothing else. null or absent means the engine's
    /// default of 10.
    pub stop_timeout: Option<i64>,
    /// Shell and its arguments that run a line given as text. Empty means the image's, or `/bin/sh -c`.
    pub shell: Option<Vec<String>>,
    /// How the host is to treat the container. Absent means the engine's defaults throughout.
    pub host_config: Option<HostConfig>,
    /// Settings of its endpoints. Absent means the defaults.
    pub networking_config: Option<NetworkingConfig>,
}

impl data::Object for ContainerCreateRequest {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Hostname" => slot.into(&mut self.hostname),
            "Domainname" => slot.into(&mut self.domainname),
            "User" => slot.into(&mut self.user),
            "AttachStdin" => slot.into(&mut self.attach_stdin),
            "AttachStdout" => slot.into(&mut self.attach_stdout),
            "AttachStderr" => slot.into(&mut self.attach_stderr),
            "ExposedPorts" => slot.into(&mut self.exposed_ports),
            "Tty" => slot.into(&mut self.tty),
            "OpenStdin" => slot.into(&mut self.open_stdin),
            "StdinOnce" => slot.into(&mut self.stdin_once),
            "Env" => slot.into(&mut self.env),
            "Cmd" => slot.into(&mut self.cmd),
            "Healthcheck" => slot.into(&mut self.healthcheck),
            "ArgsEscaped" => slot.into(&mut self.args_escaped),
            "Image" => slot.into(&mut self.image),
            "Volumes" => slot.into(&mut self.volumes),
            "WorkingDir" => slot.into(&mut self.working_dir),
            "Entrypoint" => slot.into(&mut self.entrypoint),
            "NetworkDisabled" => slot.into(&mut self.network_disabled),
            "MacAddress" => slot.into(&mut self.mac_address),
            "OnBuild" => slot.into(&mut self.on_build),
            "Labels" => slot.into(&mut self.labels),
            "StopSignal" => slot.into(&mut self.stop_signal),
            "StopTimeout" => slot.into(&mut self.stop_timeout),
            "Shell" => slot.into(&mut self.shell),
            "HostConfig" => slot.into(&mut self.host_config),
            "NetworkingConfig" => slot.into(&mut self.networking_config),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Hostname", &self.hostname);
        members.given("Domainname", &self.domainname);
        members.given("User", &self.user);
        members.given("AttachStdin", &self.attach_stdin);
        members.given("AttachStdout", &self.attach_stdout);
        members.given("AttachStderr", &self.attach_stderr);
        members.given("ExposedPorts", &self.exposed_ports);
        members.given("Tty", &self.tty);
        members.given("OpenStdin", &self.open_stdin);
        members.given("StdinOnce", &self.stdin_once);
        members.always("Env", &self.env);
        members.always("Cmd", &self.cmd);
        members.given("Healthcheck", &self.healthcheck);
        members.given("ArgsEscaped", &self.args_escaped);
        members.given("Image", &self.image);
        members.always("Volumes", &self.volumes);
        members.given("WorkingDir", &self.working_dir);
        members.always("Entrypoint", &self.entrypoint);
        members.given("NetworkDisabled", &self.network_disabled);
        members.given("MacAddress", &self.mac_address);
        members.always("OnBuild", &self.on_build);
        members.always("Labels", &self.labels);
        members.given("StopSignal", &self.stop_signal);
        members.given("StopTimeout", &self.stop_timeout);
        members.given("Shell", &self.shell);
        members.given("HostConfig", &self.host_config);
        members.given("NetworkingConfig", &self.networking_config);
    }
}

pierhead_support::object!(ContainerCreateRequest);
