//! Lists that may also come as the keys of an object.

use super::decode::{Decode, custom, neither};
use serde::de::Deserializer;
use serde::ser::{Serialize, Serializer};
use serde_json::Value;
use std::ops::{Deref, DerefMut};

/// A list of strings that is also read from an object whose keys are the items: `["a"]` or `{"a": true}`. An item whose
/// value is false is not one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemsOrKeys(Vec<String>);

impl ItemsOrKeys {
    /// The items.
    pub fn into_inner(self) -> Vec<String> {
        self.0
    }
}

impl Deref for ItemsOrKeys {
    type Target = Vec<String>;

    fn deref(&self) -> &Vec<String> {
        &self.0
    }
}

impl DerefMut for ItemsOrKeys {
    fn deref_mut(&mut self) -> &mut Vec<String> {
        &mut self.0
    }
}

impl<S: Into<String>> FromIterator<S> for ItemsOrKeys {
    fn from_iter<I: IntoIterator<Item = S>>(items: I) -> Self {
        Self(items.into_iter().map(Into::into).collect())
    }
}

impl From<Vec<String>> for ItemsOrKeys {
    fn from(items: Vec<String>) -> Self {
        Self(items)
    }
}

impl IntoIterator for ItemsOrKeys {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a ItemsOrKeys {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Serialize for ItemsOrKeys {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Decode<'de> for ItemsOrKeys {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::decode(deserializer)? {
            Value::Null => Ok(Self::default()),
            Value::Object(keys) => Ok(keys
                .into_iter()
                .filter(|(_, value)| *value != Value::Bool(false))
                .map(|(key, _)| key)
                .collect()),
            list @ Value::Array(_) => super::from_value(&list).map(Self).map_err(custom),
            other => Err(neither(&other, "an array of strings or an object")),
        }
    }
}

impl<'de> serde::Deserialize<'de> for ItemsOrKeys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::decode(deserializer)
    }
}
