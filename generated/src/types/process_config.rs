// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// The command of an exec, as it was prepared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProcessConfig {
    /// Whether the command has all capabilities.
    pub privileged: Option<bool>,
    /// User it runs as, as it was asked for. Empty or absent means the container's.
    pub user: Option<String>,
    /// Whether it has a terminal.
    pub tty: Option<bool>,
    /// The program.
    pub entrypoint: Option<String>,
    /// The program's arguments.
    pub arguments: Option<Vec<String>>,
}

impl data::Object for ProcessConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "privileged" => slot.into(&mut self.privileged),
            "user" => slot.into(&mut self.user),
            "tty" => slot.into(&mut self.tty),
            "entrypoint" => slot.into(&mut self.entrypoint),
            "arguments" => slot.into(&mut self.arguments),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("privileged", &self.privileged);
        members.given("user", &self.user);
        members.given("tty", &self.tty);
        members.given("entrypoint", &self.entrypoint);
        members.given("arguments", &self.arguments);
    }
}

pierhead_support::object!(ProcessConfig);
