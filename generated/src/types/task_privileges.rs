// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{TaskCredentialSpec, TaskSeLinuxContext};

/// Security settings of a container of a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskPrivileges {
    /// For Windows: the managed service account.
    pub credential_spec: Option<TaskCredentialSpec>,
    /// The SELinux labels.
    pub se_linux_context: Option<TaskSeLinuxContext>,
}

impl data::Object for TaskPrivileges {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "CredentialSpec" => slot.into(&mut self.credential_spec),
            "SELinuxContext" => slot.into(&mut self.se_linux_context),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("CredentialSpec", &self.credential_spec);
        members.given("SELinuxContext", &self.se_linux_context);
    }
}

pierhead_support::object!(TaskPrivileges);
