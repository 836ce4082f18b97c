// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The key that unlocks managers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnlockKeyResponse {
    /// The key; empty when managers are not locked.
    pub unlock_key: Option<String>,
}

impl data::Object for UnlockKeyResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "UnlockKey" => slot.into(&mut self.unlock_key),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("UnlockKey", &self.unlock_key);
    }
}

pierhead_support::object!(UnlockKeyResponse);
