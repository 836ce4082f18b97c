// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A device of the host that the container gets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeviceMapping {
    /// Path of the device on the host. A directory stands for all devices in it.
    pub path_on_host: Option<String>,
    /// Path of the device node in the container. Empty means the path on the host.
    pub path_in_container: Option<String>,
    /// What the container may do with it: any of `r` (read), `w` (write) and `m` (make the node). Empty means
    /// `rwm`.
    pub cgroup_permissions: Option<String>,
}

impl data::Object for DeviceMapping {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "PathOnHost" => slot.into(&mut self.path_on_host),
            "PathInContainer" => slot.into(&mut self.path_in_container),
            "CgroupPermissions" => slot.into(&mut self.cgroup_permissions),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("PathOnHost", &self.path_on_host);
        members.given("PathInContainer", &self.path_in_container);
        members.given("CgroupPermissions", &self.cgroup_permissions);
    }
}

pierhead_support::object!(DeviceMapping);
