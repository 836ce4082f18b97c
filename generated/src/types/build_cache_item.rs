// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Timestamp, data};

/// A piece of the build cache.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BuildCacheItem {
    /// Its id.
    pub id: Option<String>,
    /// Id of the piece that it builds on. Empty when there is none.
    pub parent: Option<String>,
    /// What it is: `regular`, `internal`, `frontend`, `source.local`, `source.git.checkout`, `exec.cachemount` and
    /// so on.
    pub type_: Option<String>,
    /// What made it, as text for people.
    pub description: Option<String>,
    /// Whether a build uses it now.
    pub in_use: Option<bool>,
    /// Whether several others build on it.
    pub shared: Option<bool>,
    /// Its size in bytes.
    pub size: Option<i64>,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// When a build last used it; null when none has.
    pub last_used_at: Option<Timestamp>,
    /// How often builds have used it.
    pub usage_count: Option<i64>,
}

impl data::Object for BuildCacheItem {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ID" => slot.into(&mut self.id),
            "Parent" => slot.into(&mut self.parent),
            "Type" => slot.into(&mut self.type_),
            "Description" => slot.into(&mut self.description),
            "InUse" => slot.into(&mut self.in_use),
            "Shared" => slot.into(&mut self.shared),
            "Size" => slot.into(&mut self.size),
            "CreatedAt" => slot.into(&mut self.created_at),
            "LastUsedAt" => slot.into(&mut self.last_used_at),
            "UsageCount" => slot.into(&mut self.usage_count),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ID", &self.id);
        members.given("Parent", &self.parent);
        members.given("Type", &self.type_);
        members.given("Description", &self.description);
        members.given("InUse", &self.in_use);
        members.given("Shared", &self.shared);
        members.given("Size", &self.size);
        members.given("CreatedAt", &self.created_at);
        members.given("LastUsedAt", &self.last_used_at);
        members.given("UsageCount", &self.usage_count);
    }
}

pierhead_support::object!(BuildCacheItem);
