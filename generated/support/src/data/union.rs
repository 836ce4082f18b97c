//! Values of one of several shapes.

use super::decode::{Decode, custom};
use serde::de::Deserializer;
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::Value;

/// An enum with one variant per shape, and one for a value that fits none.
pub trait Union: Sized {
    /// Finds the shape of a value.
    ///
    /// # Errors
    /// When the value names its shape and then does not keep to it.
    fn from_value(value: Value) -> Result<Self, serde_json::Error>;

    /// Writes the shape's value.
    ///
    /// # Errors
    /// Only those of the serializer.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Reads a value as one shape of an untagged union. Reading is tolerant, so most objects can be read as most structs: a
/// shape counts only when nothing of the value is lost by it.
pub fn shape_of<T: Serialize + for<'a> Decode<'a>>(value: &Value) -> Option<T> {
    let shape: T = super::from_value(value).ok()?;
    let again = serde_json::to_value(&shape).ok()?;
    keeps(value, &again).then_some(shape)
}

/// Whether all that `before` says is still said by `after`.
fn keeps(before: &Value, after: &Value) -> bool {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => before.iter().all(|(key, value)| {
            value.is_null() || after.get(key).is_some_and(|again| keeps(value, again))
        }),
        (Value::Array(before), Value::Array(after)) => {
            before.len() == after.len() && before.iter().zip(after).all(|(b, a)| keeps(b, a))
        }
        (before, after) => before == after,
    }
}

/// The value of the member that says which shape it is; empty when there is none.
pub fn tag_of<'a>(value: &'a Value, member: &str) -> &'a str {
    value
        .get(member)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// Writes a shape's object with its tag set.
///
/// # Errors
/// When the shape is not an object, and those of the serializer.
pub fn write_tagged<S: Serializer, T: Serialize>(
    serializer: S,
    member: &str,
    tag: &str,
    shape: &T,
) -> Result<S::Ok, S::Error> {
    match serde_json::to_value(shape).map_err(S::Error::custom)? {
        Value::Object(mut object) => {
            object.insert(member.to_owned(), Value::String(tag.to_owned()));
            object.serialize(serializer)
        }
        Value::Null => {
            serde_json::Map::from_iter([(member.to_owned(), Value::String(tag.to_owned()))])
                .serialize(serializer)
        }
        _ => Err(S::Error::custom(format_args!(
            "only an object can carry the tag {member}"
        ))),
    }
}

#[doc(hidden)]
pub fn decode_union<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    U::from_value(Value::decode(deserializer)?).map_err(custom)
}

/// Gives types that are [`Union`]s what serde asks for.
#[macro_export]
macro_rules! union {
    ($($name:ident),+ $(,)?) => {$(
        impl $crate::data::private::Serialize for $name {
            fn serialize<S: $crate::data::private::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::data::Union::write(self, serializer)
            }
        }
        impl<'de> $crate::data::private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::data::private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::data::private::decode_union(deserializer)
            }
        }
        impl<'de> $crate::data::Decode<'de> for $name {
            fn decode<D: $crate::data::private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::data::private::decode_union(deserializer)
            }
        }
    )+};
}
