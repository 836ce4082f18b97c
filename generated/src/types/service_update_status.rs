// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Timestamp, data};
use super::ServiceUpdateStatusState;

/// How the last update of a service went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceUpdateStatus {
    /// How far it is.
    pub state: Option<ServiceUpdateStatusState>,
    /// When it began.
    ///
    /// Not as published: Published with the format dateTime, which is not a format; the text is RFC 3339.
    pub started_at: Option<Timestamp>,
    /// When it ended; absent while it goes on.
    ///
    /// Not as published: Published with the format dateTime, which is not a format; the text is RFC 3339.
    pub completed_at: Option<Timestamp>,
    /// For a person to read.
    pub message: Option<String>,
}

impl data::Object for ServiceUpdateStatus {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "State" => slot.into(&mut self.state),
            "StartedAt" => slot.into(&mut self.started_at),
            "CompletedAt" => slot.into(&mut self.completed_at),
            "Message" => slot.into(&mut self.message),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("State", &self.state);
        members.given("StartedAt", &self.started_at);
        members.given("CompletedAt", &self.completed_at);
        members.given("Message", &self.message);
    }
}

pierhead_support::object!(ServiceUpdateStatus);
