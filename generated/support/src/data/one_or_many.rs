//! Values that may stand alone or in an array.

use super::decode::{Decode, custom};
use serde::de::Deserializer;
use serde::ser::{Serialize, Serializer};
use serde_json::Value;
use std::ops::{Deref, DerefMut};

/// A list that is also read from one value standing alone: `"sh"` or `["sh", "-c", "true"]`. It is written as an array.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OneOrMany<T = String>(Vec<T>);

impl<T> OneOrMany<T> {
    /// The values.
    pub fn into_inner(self) -> Vec<T> {
        self.0
    }
}

impl<T> Deref for OneOrMany<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> DerefMut for OneOrMany<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<T> From<Vec<T>> for OneOrMany<T> {
    fn from(values: Vec<T>) -> Self {
        Self(values)
    }
}

impl<T, S: Into<T>> FromIterator<S> for OneOrMany<T> {
    fn from_iter<I: IntoIterator<Item = S>>(values: I) -> Self {
        Self(values.into_iter().map(Into::into).collect())
    }
}

impl<T> IntoIterator for OneOrMany<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a OneOrMany<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Serialize> Serialize for OneOrMany<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: for<'a> Decode<'a>> Decode<'de> for OneOrMany<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::decode(deserializer)? {
            Value::Null => Ok(Self(Vec::new())),
            many @ Value::Array(_) => super::from_value(&many).map(Self).map_err(custom),
            one => super::from_value(&one)
                .map(|one| Self(vec![one]))
                .map_err(custom),
        }
    }
}

impl<'de, T: for<'a> Decode<'a>> serde::Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::decode(deserializer)
    }
}
