// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::ProcessConfig;

/// State and set-up of a command that was prepared in a container.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExecInspectResponse {
    /// Id of the prepared command.
    pub id: Option<String>,
    /// Whether it runs now.
    pub running: Option<bool>,
    /// Its exit code, once it has ended; null before.
    ///
    /// Not as published: null while the command has not ended (seen on dockerd 20.10).
    pub exit_code: Option<i64>,
    /// The command.
    pub process_config: Option<ProcessConfig>,
    /// Whether it has a standard input that a client writes.
    pub open_stdin: Option<bool>,
    /// Whether its error output goes to a client.
    pub open_stderr: Option<bool>,
    /// Whether its output goes to a client.
    pub open_stdout: Option<bool>,
    /// Id of the container it belongs to.
    pub container_id: Option<String>,
    /// Its process id on the host; 0 before the start.
    pub pid: Option<i64>,
    /// Whether the engine may forget it, since it has ended and has been asked about.
    ///
    /// Not as published: moby 35593: Left out by the published document; engines have always sent it (seen on
    /// dockerd 20.10 asked for API 1.32).
    pub can_remove: Option<bool>,
    /// The keys that detach a client, as they were asked for. Empty means the engine's default.
    ///
    /// Not as published: moby 35593: Left out by the published document; engines have always sent it (seen on
    /// dockerd 20.10 asked for API 1.32).
    pub detach_keys: Option<String>,
}

impl data::Object for ExecInspectResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ID" => slot.into(&mut self.id),
            "Running" => slot.into(&mut self.running),
            "ExitCode" => slot.into(&mut self.exit_code),
            "ProcessConfig" => slot.into(&mut self.process_config),
            "OpenStdin" => slot.into(&mut self.open_stdin),
            "OpenStderr" => slot.into(&mut self.open_stderr),
            "OpenStdout" => slot.into(&mut self.open_stdout),
            "ContainerID" => slot.into(&mut self.container_id),
            "Pid" => slot.into(&mut self.pid),
            "CanRemove" => slot.into(&mut self.can_remove),
            "DetachKeys" => slot.into(&mut self.detach_keys),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ID", &self.id);
        members.given("Running", &self.running);
        members.always("ExitCode", &self.exit_code);
        members.given("ProcessConfig", &self.process_config);
        members.given("OpenStdin", &self.open_stdin);
        members.given("OpenStderr", &self.open_stderr);
        members.given("OpenStdout", &self.open_stdout);
        members.given("ContainerID", &self.container_id);
        members.given("Pid", &self.pid);
        members.given("CanRemove", &self.can_remove);
        members.given("DetachKeys", &self.detach_keys);
    }
}

pierhead_support::object!(ExecInspectResponse);
