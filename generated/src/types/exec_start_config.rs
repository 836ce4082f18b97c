// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// How to start a prepared command.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExecStartConfig {
    /// Answer as soon as the command runs, without its streams.
    pub detach: Option<bool>,
    /// Whether the client expects a terminal's raw stream; it should say the same as when the command was prepared.
    pub tty: Option<bool>,
}

impl data::Object for ExecStartConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Detach" => slot.into(&mut self.detach),
            "Tty" => slot.into(&mut self.tty),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Detach", &self.detach);
        members.given("Tty", &self.tty);
    }
}

pierhead_support::object!(ExecStartConfig);
