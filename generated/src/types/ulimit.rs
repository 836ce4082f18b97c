// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A limit that the kernel sets for each process of the container, as the shell's `ulimit` does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ulimit {
    /// Which limit, in small letters and without `RLIMIT_`: `nofile`, `nproc`, `core`, `memlock` and so on.
    pub name: Option<String>,
    /// The limit in force at the start, in the unit of that limit. A process may raise it up to `Hard`. -1 means
    /// none.
    pub soft: Option<i64>,
    /// The bound for the soft limit; it must not be below it. -1 means none.
    pub hard: Option<i64>,
}

impl data::Object for Ulimit {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Soft" => slot.into(&mut self.soft),
            "Hard" => slot.into(&mut self.hard),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Name", &self.name);
        members.given("Soft", &self.soft);
        members.given("Hard", &self.hard);
    }
}

pierhead_support::object!(Ulimit);
