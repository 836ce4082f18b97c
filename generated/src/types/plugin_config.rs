// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{
    PluginArgs, PluginEnv, PluginInterface, PluginLinux, PluginMount, PluginNetwork,
    PluginRootFs, PluginUser,
};

/// The configuration of a plugin, as its author wrote it into `config.json`. It does not change after the
/// installation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginConfig {
    /// The version of the engine that the plugin was made with; empty when it is not known.
    pub docker_version: Option<String>,
    /// What the plugin does, for a person to read.
    pub description: String,
    /// Where its documentation is, as a URL.
    pub documentation: String,
    /// How the engine talks to the plugin.
    pub interface: PluginInterface,
    /// The program and its first arguments.
    pub entrypoint: Vec<String>,
    /// The directory the program starts in; empty means `/`.
    pub work_dir: String,
    /// The user the program runs as.
    pub user: Option<PluginUser>,
    /// The network it is given.
    pub network: PluginNetwork,
    /// What it may do on a Linux host.
    pub linux: PluginLinux,
    /// The path inside the plugin whose mounts are seen by the engine too; empty for none.
    pub propagated_mount: String,
    /// Whether the plugin shares the IPC namespace of the host.
    pub ipc_host: bool,
    /// Whether it shares the process ids of the host.
    pub pid_host: bool,
    /// The mounts it wants.
    pub mounts: Vec<PluginMount>,
    /// The environment variables it reads.
    pub env: Vec<PluginEnv>,
    /// The arguments it takes.
    pub args: PluginArgs,
    /// The layers of its root file system.
    pub rootfs: Option<PluginRootFs>,
}

impl data::Object for PluginConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "DockerVersion" => slot.into(&mut self.docker_version),
            "Description" => slot.into(&mut self.description),
            "Documentation" => slot.into(&mut self.documentation),
            "Interface" => slot.into(&mut self.interface),
            "Entrypoint" => slot.into(&mut self.entrypoint),
            "WorkDir" => slot.into(&mut self.work_dir),
            "User" => slot.into(&mut self.user),
            "Network" => slot.into(&mut self.network),
            "Linux" => slot.into(&mut self.linux),
            "PropagatedMount" => slot.into(&mut self.propagated_mount),
            "IpcHost" => slot.into(&mut self.ipc_host),
            "PidHost" => slot.into(&mut self.pid_host),
            "Mounts" => slot.into(&mut self.mounts),
            "Env" => slot.into(&mut self.env),
            "Args" => slot.into(&mut self.args),
            "rootfs" => slot.into(&mut self.rootfs),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("DockerVersion", &self.docker_version);
        members.always("Description", &self.description);
        members.always("Documentation", &self.documentation);
        members.always("Interface", &self.interface);
        members.always("Entrypoint", &self.entrypoint);
        members.always("WorkDir", &self.work_dir);
        members.given("User", &self.user);
        members.always("Network", &self.network);
        members.always("Linux", &self.linux);
        members.always("PropagatedMount", &self.propagated_mount);
        members.always("IpcHost", &self.ipc_host);
        members.always("PidHost", &self.pid_host);
        members.always("Mounts", &self.mounts);
        members.always("Env", &self.env);
        members.always("Args", &self.args);
        members.given("rootfs", &self.rootfs);
    }
}

pierhead_support::object!(PluginConfig);
