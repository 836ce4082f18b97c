// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A command to prepare in a running container.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExecConfig {
    /// Give the command a standard input that the client writes.
    pub attach_stdin: Option<bool>,
    /// Send the client what the command writes to standard output.
    pub attach_stdout: Option<bool>,
    /// Send the client what the command writes to standard error.
    pub attach_stderr: Option<bool>,
    /// The keys that detach the client, in the notation of the attach operation. Absent or empty means
    /// `ctrl-p,ctrl-q`.
    pub detach_keys: Option<String>,
    /// Give the command a terminal; its output is then one raw stream.
    pub tty: Option<bool>,
    /// Environment variables as `NAME=value`, in addition to those of the container.
    pub env: Option<Vec<String>>,
    /// The program and its arguments; at least the program is required. The container's entry point is not put in
    /// front.
    pub cmd: Option<Vec<String>>,
    /// Give the command all capabilities, whatever the container has.
    pub privileged: Option<bool>,
    /// User that the command runs as, `user[:group]`, each by name or number. Empty means the container's.
    pub user: Option<String>,
    /// Directory the command starts in, an absolute path. Empty means the container's.
    ///
    /// Not as published: The docker command line sends it to every engine; honoured here for all versions.
    ///
    /// Since version 1.35.
    pub working_dir: Option<String>,
}

impl data::Object for ExecConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "AttachStdin" => slot.into(&mut self.attach_stdin),
            "AttachStdout" => slot.into(&mut self.attach_stdout),
            "AttachStderr" => slot.into(&mut self.attach_stderr),
            "DetachKeys" => slot.into(&mut self.detach_keys),
            "Tty" => slot.into(&mut self.tty),
            "Env" => slot.into(&mut self.env),
            "Cmd" => slot.into(&mut self.cmd),
            "Privileged" => slot.into(&mut self.privileged),
            "User" => slot.into(&mut self.user),
            "WorkingDir" => slot.into(&mut self.working_dir),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("AttachStdin", &self.attach_stdin);
        members.given("AttachStdout", &self.attach_stdout);
        members.given("AttachStderr", &self.attach_stderr);
        members.given("DetachKeys", &self.detach_keys);
        members.given("Tty", &self.tty);
        members.given("Env", &self.env);
        members.given("Cmd", &self.cmd);
        members.given("Privileged", &self.privileged);
        members.given("User", &self.user);
        members.given("WorkingDir", &self.working_dir);
    }
}

pierhead_support::object!(ExecConfig);
