// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// An error in a stream of progress.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorDetail {
    /// Number of the error: the exit code of a failed step, or a status. Absent or 0 when there is none.
    pub code: Option<i64>,
    /// What went wrong, as a sentence for people; the same as in the key `error` beside it.
    pub message: Option<String>,
}

impl data::Object for ErrorDetail {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "code" => slot.into(&mut self.code),
            "message" => slot.into(&mut self.message),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("code", &self.code);
        members.given("message", &self.message);
    }
}

pierhead_support::object!(ErrorDetail);
