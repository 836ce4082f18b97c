// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The processes of a container, as a table of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerTopResponse {
    /// The titles of the columns, as `ps` printed them.
    pub titles: Option<Vec<String>>,
    /// The rows, one for each process; each has as many texts as there are titles.
    pub processes: Option<Vec<Vec<String>>>,
}

impl data::Object for ContainerTopResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Titles" => slot.into(&mut self.titles),
            "Processes" => slot.into(&mut self.processes),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Titles", &self.titles);
        members.given("Processes", &self.processes);
    }
}

pierhead_support::object!(ContainerTopResponse);
