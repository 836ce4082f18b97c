// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// How managers protect what they store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SwarmEncryptionConfig {
    /// Encrypt the store of every manager with a key that an administrator must enter after each restart.
    pub auto_lock_managers: Option<bool>,
}

impl data::Object for SwarmEncryptionConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "AutoLockManagers" => slot.into(&mut self.auto_lock_managers),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("AutoLockManagers", &self.auto_lock_managers);
    }
}

pierhead_support::object!(SwarmEncryptionConfig);
