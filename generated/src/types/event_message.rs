// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{EventActor, EventMessageScope};

/// Something that happened on an engine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventMessage {
    /// Kind of thing that it is about: `container`, `image`, `volume`, `network`, `plugin`, `daemon`, `node`,
    /// `service`, `secret` or `config`.
    pub type_: Option<String>,
    /// What happened to it, such as `create` or `die`; some actions carry more after a colon.
    pub action: Option<String>,
    /// The thing.
    pub actor: Option<EventActor>,
    /// When it happened, in seconds since 1970-01-01 UTC.
    pub time: Option<i64>,
    /// The same moment in nanoseconds.
    pub time_nano: Option<i64>,
    /// The action once more, for clients of the first versions; only for containers and images.
    ///
    /// Not as published: The flat keys of the events before 1.22, still sent by engines and read by the docker
    /// command line.
    pub status: Option<String>,
    /// The thing's id once more, for clients of the first versions; only for containers and images.
    ///
    /// Not as published: The flat keys of the events before 1.22, still sent by engines and read by the docker
    /// command line.
    pub id: Option<String>,
    /// Image of the container, for clients of the first versions. Absent or empty for anything else.
    ///
    /// Not as published: The flat keys of the events before 1.22, still sent by engines and read by the docker
    /// command line.
    pub from: Option<String>,
    /// Whether it happened on this engine (`local`) or in the swarm (`swarm`).
    ///
    /// Not as published: Sent since 1.30, left out by the published document.
    ///
    /// Since version 1.30.
    pub scope: Option<EventMessageScope>,
}

impl data::Object for EventMessage {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Type" => slot.into(&mut self.type_),
            "Action" => slot.into(&mut self.action),
            "Actor" => slot.into(&mut self.actor),
            "time" => slot.into(&mut self.time),
            "timeNano" => slot.into(&mut self.time_nano),
            "status" => slot.into(&mut self.status),
            "id" => slot.into(&mut self.id),
            "from" => slot.into(&mut self.from),
            "scope" => slot.into(&mut self.scope),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Type", &self.type_);
        members.given("Action", &self.action);
        members.given("Actor", &self.actor);
        members.given("time", &self.time);
        members.given("timeNano", &self.time_nano);
        members.given("status", &self.status);
        members.given("id", &self.id);
        members.given("from", &self.from);
        members.given("scope", &self.scope);
    }
}

pierhead_support::object!(EventMessage);
