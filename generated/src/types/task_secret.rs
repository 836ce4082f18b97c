// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::TaskFileTarget;

/// A secret that a container is given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskSecret {
    /// The file it appears as.
    pub file: Option<TaskFileTarget>,
    /// The id of the secret.
    pub secret_id: Option<String>,
    /// The name of the secret, for a person to read; the id decides.
    pub secret_name: Option<String>,
}

impl data::Object for TaskSecret {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "File" => slot.into(&mut self.file),
            "SecretID" => slot.into(&mut self.secret_id),
            "SecretName" => slot.into(&mut self.secret_name),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("File", &self.file);
        members.given("SecretID", &self.secret_id);
        members.given("SecretName", &self.secret_name);
    }
}

pierhead_support::object!(TaskSecret);
