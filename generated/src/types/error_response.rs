// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{ErrorModel, data};

/// The body of every answer that reports an error.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorResponse {
    /// What went wrong, as a sentence for people. The status tells programs which kind of error it is; the text may
    /// change from version to version.
    pub message: String,
}

impl data::Object for ErrorResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "message" => slot.into(&mut self.message),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("message", &self.message);
    }
}

pierhead_support::object!(ErrorResponse);

impl ErrorModel for ErrorResponse {
    fn from_message(message: String) -> Self {
        Self { message }
    }

    fn message(&self) -> &str {
        &self.message
    }
}
