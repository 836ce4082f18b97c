// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::{
    ContainerSummaryHostConfig, ContainerSummaryNetworkSettings, MountPoint, Port,
};

/// One container in the list of containers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerSummary {
    /// The container's id, 64 hexadecimal digits.
    pub id: Option<String>,
    /// Its name, with a leading `/`, and the names that links give it, as `/other/alias`.
    pub names: Option<Vec<String>>,
    /// The image as it was named at creation; its id when that name has since moved to another image.
    pub image: Option<String>,
    /// Id of the image it was made from.
    pub image_id: Option<String>,
    /// Program and arguments as one line, quoted where needed.
    pub command: Option<String>,
    /// When it was made, in seconds since 1970-01-01 UTC.
    pub created: Option<i64>,
    /// Its ports, exposed and published. Empty while it does not run.
    pub ports: Option<Vec<Port>>,
    /// Bytes it wrote or changed in comparison with its image. Absent unless `size` was asked for.
    pub size_rw: Option<i64>,
    /// Bytes of its whole file system, the image's included. Absent unless `size` was asked for.
    pub size_root_fs: Option<i64>,
    /// Its labels.
    pub labels: Option<BTreeMap<String, String>>,
    /// Its state in one word: `created`, `running`, `paused`, `restarting`, `removing`, `exited` or `dead`.
    pub state: Option<String>,
    /// Its state as text for people, with times, exit code and health: `Up 5 minutes (healthy)`, `Exited (7) 2
    /// hours ago`.
    pub status: Option<String>,
    /// Its network mode.
    pub host_config: Option<ContainerSummaryHostConfig>,
    /// Its networks.
    pub network_settings: Option<ContainerSummaryNetworkSettings>,
    /// What is mounted in it.
    pub mounts: Option<Vec<MountPoint>>,
}

impl data::Object for ContainerSummary {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Id" => slot.into(&mut self.id),
            "Names" => slot.into(&mut self.names),
            "Image" => slot.into(&mut self.image),
            "ImageID" => slot.into(&mut self.image_id),
            "Command" => slot.into(&mut self.command),
            "Created" => slot.into(&mut self.created),
            "Ports" => slot.into(&mut self.ports),
            "SizeRw" => slot.into(&mut self.size_rw),
            "SizeRootFs" => slot.into(&mut self.size_root_fs),
            "Labels" => slot.into(&mut self.labels),
            "State" => slot.into(&mut self.state),
            "Status" => slot.into(&mut self.status),
            "HostConfig" => slot.into(&mut self.host_config),
            "NetworkSettings" => slot.into(&mut self.network_settings),
            "Mounts" => slot.into(&mut self.mounts),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Id", &self.id);
        members.given("Names", &self.names);
        members.given("Image", &self.image);
        members.given("ImageID", &self.image_id);
        members.given("Command", &self.command);
        members.given("Created", &self.created);
        members.given("Ports", &self.ports);
        members.given("SizeRw", &self.size_rw);
        members.given("SizeRootFs", &self.size_root_fs);
        members.given("Labels", &self.labels);
        members.given("State", &self.state);
        members.given("Status", &self.status);
        members.given("HostConfig", &self.host_config);
        members.given("NetworkSettings", &self.network_settings);
        members.given("Mounts", &self.mounts);
    }
}

pierhead_support::object!(ContainerSummary);
