// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// Why the engine could not wait for a container's end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerWaitExitError {
    /// What went wrong, as a sentence for people.
    pub message: Option<String>,
}

impl data::Object for ContainerWaitExitError {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Message" => slot.into(&mut self.message),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Message", &self.message);
    }
}

pierhead_support::object!(ContainerWaitExitError);
