// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// Where a Windows container finds its managed service account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskCredentialSpec {
    /// A file below the credential folder of the node's engine.
    pub file: Option<String>,
    /// A value in the registry of the node.
    pub registry: Option<String>,
}

impl data::Object for TaskCredentialSpec {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "File" => slot.into(&mut self.file),
            "Registry" => slot.into(&mut self.registry),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("File", &self.file);
        members.given("Registry", &self.registry);
    }
}

pierhead_support::object!(TaskCredentialSpec);
