//! Moments in time, kept as the text that came.

use super::decode::Decode;
use crate::text::{Plainly, TextError};
use serde::de::Deserializer;
use serde::ser::{Serialize, Serializer};
use std::fmt;

/// A moment in time as its RFC 3339 text, kept letter for letter: `2017-08-14T09:00:00.123456789Z`.
///
/// Engines write nine digits of a second or none, zones or `Z`, and the year 1 for "never"; a parsed time would lose the
/// difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Timestamp(String);

impl Timestamp {
    /// How engines write "never".
    pub const NEVER: &'static str = "0001-01-01T00:00:00Z";

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is no moment at all: empty, or the year 1.
    pub fn is_never(&self) -> bool {
        self.0.is_empty() || self.0.starts_with("0001-01-01T00:00:00")
    }
}

impl From<&str> for Timestamp {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Timestamp {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<Timestamp> for String {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.0
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Plainly for Timestamp {
    fn to_text(&self) -> String {
        self.0.clone()
    }

    fn from_text(text: &str) -> Result<Self, TextError> {
        Ok(Self(text.to_owned()))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::decode(deserializer).map(Self)
    }
}

impl<'de> Decode<'de> for Timestamp {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::decode(deserializer).map(Self)
    }
}
