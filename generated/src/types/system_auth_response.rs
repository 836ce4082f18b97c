// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// What a registry said to credentials.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SystemAuthResponse {
    /// The verdict, as a sentence for people.
    pub status: String,
    /// Token to use in place of the password from now on. Empty or absent when the registry has none.
    pub identity_token: Option<String>,
}

impl data::Object for SystemAuthResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Status" => slot.into(&mut self.status),
            "IdentityToken" => slot.into(&mut self.identity_token),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Status", &self.status);
        members.given("IdentityToken", &self.identity_token);
    }
}

pierhead_support::object!(SystemAuthResponse);
