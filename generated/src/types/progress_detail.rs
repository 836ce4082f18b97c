// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// How far a transfer is, in numbers. Empty when there is nothing to count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProgressDetail {
    /// Not sent by engines; kept because it is published.
    pub code: Option<i64>,
    /// Not sent by engines; kept because it is published.
    pub message: Option<i64>,
    /// Bytes done so far.
    ///
    /// Not as published: moby 35798: the published names are not those on the wire.
    pub current: Option<i64>,
    /// Bytes there are in all. Absent or 0 when that is not known.
    ///
    /// Not as published: moby 35798: the published names are not those on the wire.
    pub total: Option<i64>,
    /// When the transfer began, in seconds since 1970-01-01 UTC. Mostly absent.
    ///
    /// Not as published: moby 35798: the published names are not those on the wire.
    pub start: Option<i64>,
}

impl data::Object for ProgressDetail {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "code" => slot.into(&mut self.code),
            "message" => slot.into(&mut self.message),
            "current" => slot.into(&mut self.current),
            "total" => slot.into(&mut self.total),
            "start" => slot.into(&mut self.start),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("code", &self.code);
        members.given("message", &self.message);
        members.given("current", &self.current);
        members.given("total", &self.total);
        members.given("start", &self.start);
    }
}

pierhead_support::object!(ProgressDetail);
