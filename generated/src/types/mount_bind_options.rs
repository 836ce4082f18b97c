// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::MountBindOptionsPropagation;

/// What can be said about a mount of type `bind` only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MountBindOptions {
    /// How mounts made below the path travel between host and container: not at all (`private`), from the host only
    /// (`slave`), or both ways (`shared`); with `r`, in the whole tree. Empty means `rprivate`.
    pub propagation: Option<MountBindOptionsPropagation>,
}

impl data::Object for MountBindOptions {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Propagation" => slot.into(&mut self.propagation),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Propagation", &self.propagation);
    }
}

pierhead_support::object!(MountBindOptions);
