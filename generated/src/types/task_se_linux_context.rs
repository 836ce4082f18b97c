// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The SELinux labels of the processes of a container.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskSeLinuxContext {
    /// Run without labels. Default false.
    pub disable: Option<bool>,
    /// The user part.
    pub user: Option<String>,
    /// The role part.
    pub role: Option<String>,
    /// The type part.
    pub type_: Option<String>,
    /// The level part.
    pub level: Option<String>,
}

impl data::Object for TaskSeLinuxContext {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Disable" => slot.into(&mut self.disable),
            "User" => slot.into(&mut self.user),
            "Role" => slot.into(&mut self.role),
            "Type" => slot.into(&mut self.type_),
            "Level" => slot.into(&mut self.level),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Disable", &self.disable);
        members.given("User", &self.user);
        members.given("Role", &self.role);
        members.given("Type", &self.type_);
        members.given("Level", &self.level);
    }
}

pierhead_support::object!(TaskSeLinuxContext);
