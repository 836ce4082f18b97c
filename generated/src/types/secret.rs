// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Timestamp, data};
use super::{ObjectVersion, SecretSpec};

/// A secret of the swarm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Secret {
    /// The id of the secret.
    pub id: Option<String>,
    /// The version of the object, for updates.
    pub version: Option<ObjectVersion>,
    /// When the object was made.
    ///
    /// Not as published: Published with the format dateTime, which is not a format; the text is RFC 3339.
    pub created_at: Option<Timestamp>,
    /// When the object was last changed.
    ///
    /// Not as published: Published with the format dateTime, which is not a format; the text is RFC 3339.
    pub updated_at: Option<Timestamp>,
    /// Name, labels and driver; never the data.
    pub spec: Option<SecretSpec>,
}

impl data::Object for Secret {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ID" => slot.into(&mut self.id),
            "Version" => slot.into(&mut self.version),
            "CreatedAt" => slot.into(&mut self.created_at),
            "UpdatedAt" => slot.into(&mut self.updated_at),
            "Spec" => slot.into(&mut self.spec),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ID", &self.id);
        members.given("Version", &self.version);
        members.given("CreatedAt", &self.created_at);
        members.given("UpdatedAt", &self.updated_at);
        members.given("Spec", &self.spec);
    }
}

pierhead_support::object!(Secret);
