// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{
    ClassicSwarmNode, ContainerConfig, ContainerState, GraphDriverData, HostConfig,
    MountPoint, NetworkSettings,
};

/// Everything the engine tells about one container.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerInspectResponse {
    /// The container's id, 64 hexadecimal digits.
    pub id: Option<String>,
    /// When it was made, RFC 3339 in UTC with nanoseconds.
    pub created: Option<String>,
    /// The program it runs: the first word of entry point and command together.
    pub path: Option<String>,
    /// The program's arguments.
    pub args: Option<Vec<String>>,
    /// Where it is in its life.
    pub state: Option<ContainerState>,
    /// Id of the image it was made from.
    pub image: Option<String>,
    /// Path on the host of the file that is its `/etc/resolv.conf`. Empty before the first start.
    pub resolv_conf_path: Option<String>,
    /// Path on the host of the file that is its `/etc/hostname`. Empty before the first start.
    pub hostname_path: Option<String>,
    /// Path on the host of the file that is its `/etc/hosts`. Empty before the first start.
    pub hosts_path: Option<String>,
    /// Path on the host of its log file. Empty when its log driver keeps none, and before the first start.
    pub log_path: Option<String>,
    /// Host of the container in a cluster of the older kind. Absent in the answers of an engine.
    pub node: Option<ClassicSwarmNode>,
    /// Its name, with a leading `/`.
    pub name: Option<String>,
    /// How often its restart policy has started it again since the last start by a request.
    pub restart_count: Option<i64>,
    /// Name of the storage driver that holds its file system.
    pub driver: Option<String>,
    /// SELinux label of its mounts. Empty without SELinux.
    pub mount_label: Option<String>,
    /// SELinux label of its processes. Empty without SELinux.
    pub process_label: Option<String>,
    /// AppArmor profile it runs under. Empty without AppArmor.
    pub app_armor_profile: Option<String>,
    /// Ids of the commands that were prepared in it and run or can still be asked about; null when there are none.
    ///
    /// Not as published: moby 36962: published as one string; engines send a list of exec ids, or null.
    pub exec_ids: Option<Vec<String>>,
    /// How the host treats it.
    pub host_config: Option<HostConfig>,
    /// Where the storage driver keeps its file system.
    pub graph_driver: Option<GraphDriverData>,
    /// Bytes it wrote or changed in comparison with its image. Absent unless `size` was asked for.
    pub size_rw: Option<i64>,
    /// Bytes of its whole file system, the image's included. Absent unless `size` was asked for.
    pub size_root_fs: Option<i64>,
    /// What is mounted in it, volumes of the image included.
    pub mounts: Option<Vec<MountPoint>>,
    /// Its own configuration, the image's values filled in.
    pub config: Option<ContainerConfig>,
    /// Its place in its networks.
    pub network_settings: Option<NetworkSettings>,
    /// Operating system it was made for, such as `linux`.
    ///
    /// Not as published: moby 39820: Left out by the published document; engines have always sent it (seen on
    /// dockerd 20.10 asked for API 1.32).
    pub platform: Option<String>,
}

impl data::Object for ContainerInspectResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Id" => slot.into(&mut self.id),
            "Created" => slot.into(&mut self.created),
            "Path" => slot.into(&mut self.path),
            "Args" => slot.into(&mut self.args),
            "State" => slot.into(&mut self.state),
            "Image" => slot.into(&mut self.image),
            "ResolvConfPath" => slot.into(&mut self.resolv_conf_path),
            "HostnamePath" => slot.into(&mut self.hostname_path),
            "HostsPath" => slot.into(&mut self.hosts_path),
            "LogPath" => slot.into(&mut self.log_path),
            "Node" => slot.into(&mut self.node),
            "Name" => slot.into(&mut self.name),
            "RestartCount" => slot.into(&mut self.restart_count),
            "Driver" => slot.into(&mut self.driver),
            "MountLabel" => slot.into(&mut self.mount_label),
            "ProcessLabel" => slot.into(&mut self.process_label),
            "AppArmorProfile" => slot.into(&mut self.app_armor_profile),
            "ExecIDs" => slot.into(&mut self.exec_ids),
            "HostConfig" => slot.into(&mut self.host_config),
            "GraphDriver" => slot.into(&mut self.graph_driver),
            "SizeRw" => slot.into(&mut self.size_rw),
            "SizeRootFs" => slot.into(&mut self.size_root_fs),
            "Mounts" => slot.into(&mut self.mounts),
            "Config" => slot.into(&mut self.config),
            "NetworkSettings" => slot.into(&mut self.network_settings),
            "Platform" => slot.into(&mut self.platform),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Id", &self.id);
        members.given("Created", &self.created);
        members.given("Path", &self.path);
        members.given("Args", &self.args);
        members.given("State", &self.state);
        members.given("Image", &self.image);
        members.given("ResolvConfPath", &self.resolv_conf_path);
        members.given("HostnamePath", &self.hostname_path);
        members.given("HostsPath", &self.hosts_path);
        members.given("LogPath", &self.log_path);
        members.given("Node", &self.node);
        members.given("Name", &self.name);
        members.given("RestartCount", &self.restart_count);
        members.given("Driver", &self.driver);
        members.given("MountLabel", &self.mount_label);
        members.given("ProcessLabel", &self.process_label);
        members.given("AppArmorProfile", &self.app_armor_profile);
        members.always("ExecIDs", &self.exec_ids);
        members.given("HostConfig", &self.host_config);
        members.given("GraphDriver", &self.graph_driver);
        members.given("SizeRw", &self.size_rw);
        members.given("SizeRootFs", &self.size_root_fs);
        members.given("Mounts", &self.mounts);
        members.given("Config", &self.config);
        members.given("NetworkSettings", &self.network_settings);
        members.given("Platform", &self.platform);
    }
}

pierhead_support::object!(ContainerInspectResponse);
