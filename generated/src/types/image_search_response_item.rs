// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// One repository that a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImageSearchResponseItem {
    /// What its owner says about it, in one line. May be empty.
    pub description: Option<String>,
    /// Whether it is one of the images that Docker curates.
    pub is_official: Option<bool>,
    /// Whether the registry builds it from its source.
    pub is_automated: Option<bool>,
    /// Its name, as a pull takes it.
    pub name: Option<String>,
    /// How many users have marked it.
    pub star_count: Option<i64>,
}

impl data::Object for ImageSearchResponseItem {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "description" => slot.into(&mut self.description),
            "is_official" => slot.into(&mut self.is_official),
            "is_automated" => slot.into(&mut self.is_automated),
            "name" => slot.into(&mut self.name),
            "star_count" => slot.into(&mut self.star_count),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("description", &self.description);
        members.given("is_official", &self.is_official);
        members.given("is_automated", &self.is_automated);
        members.given("name", &self.name);
        members.given("star_count", &self.star_count);
    }
}

pierhead_support::object!(ImageSearchResponseItem);
