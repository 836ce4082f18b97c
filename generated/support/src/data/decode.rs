//! Reading that takes null for nothing.

use serde::de::{DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// A value that is read from JSON, where null reads as the value's default.
pub trait Decode<'de>: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// When what is there is neither null nor of the type's shape.
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// Lets a [`Decode`] stand where serde wants `Deserialize`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tolerant<T>(
    /// What was read.
    pub T,
);

impl<'de, T: Decode<'de>> serde::Deserialize<'de> for Tolerant<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::decode(deserializer).map(Self)
    }
}

/// Reads a whole text.
///
/// # Errors
/// When it is no JSON, or not of the type's shape.
pub fn from_str<'de, T: Decode<'de>>(text: &'de str) -> Result<T, serde_json::Error> {
    serde_json::from_str::<Tolerant<T>>(text).map(|read| read.0)
}

/// Reads a whole text given as bytes.
///
/// # Errors
/// When it is no JSON, or not of the type's shape.
pub fn from_slice<'de, T: Decode<'de>>(text: &'de [u8]) -> Result<T, serde_json::Error> {
    serde_json::from_slice::<Tolerant<T>>(text).map(|read| read.0)
}

/// Reads a value that was parsed already.
///
/// # Errors
/// When it is not of the type's shape.
pub fn from_value<'de, T: Decode<'de>>(value: &'de Value) -> Result<T, serde_json::Error> {
    T::decode(value)
}

macro_rules! through_option {
    ($($ty:ty),* $(,)?) => {$(
        impl<'de> Decode<'de> for $ty {
            fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                nullable::<D, $ty>(deserializer)
            }
        }
    )*};
}

through_option!(
    bool, i8, i16, i32, i64, u8, u16, u32, u64, f32, f64, String, Map<String, Value>
);

fn nullable<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    <Option<T> as serde::Deserialize>::deserialize(deserializer).map(Option::unwrap_or_default)
}

impl<'de> Decode<'de> for Value {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <Value as serde::Deserialize>::deserialize(deserializer)
    }
}

impl<'de> Decode<'de> for () {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <serde::de::IgnoredAny as serde::Deserialize>::deserialize(deserializer).map(|_| ())
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Option<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <Option<Tolerant<T>> as serde::Deserialize>::deserialize(deserializer)
            .map(|read| read.map(|read| read.0))
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Box<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::decode(deserializer).map(Box::new)
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Vec<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Elements<T>(PhantomData<T>);
        impl<'de, T: Decode<'de>> Visitor<'de> for Elements<T> {
            type Value = Vec<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }

            fn visit_unit<E>(self) -> Result<Vec<T>, E> {
                Ok(Vec::new())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
                let mut elements = Vec::new();
                while let Some(Tolerant(element)) = seq.next_element()? {
                    elements.push(element);
                }
                Ok(elements)
            }
        }
        deserializer.deserialize_any(Elements(PhantomData))
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for BTreeMap<String, T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);
        impl<'de, T: Decode<'de>> Visitor<'de> for Entries<T> {
            type Value = BTreeMap<String, T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(BTreeMap::new())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = BTreeMap::new();
                while let Some((key, Tolerant(value))) = map.next_entry()? {
                    entries.insert(key, value);
                }
                Ok(entries)
            }
        }
        deserializer.deserialize_any(Entries(PhantomData))
    }
}

/// An error in a deserializer's own type, from the error of a value read out of a [`Value`].
pub(super) fn custom<E: serde::de::Error>(error: serde_json::Error) -> E {
    E::custom(error)
}

/// The error for something that is neither of what is expected.
pub(super) fn neither<E: serde::de::Error>(found: &Value, expected: &str) -> E {
    let found = match found {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    };
    E::custom(format_args!("invalid type: {found}, expected {expected}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_is_nothing_at_every_depth() {
        let maps: BTreeMap<String, Vec<String>> =
            from_str(r#"{"a":null,"b":[null,"x"]}"#).expect("null is tolerated");
        assert_eq!(maps["a"], Vec::<String>::new());
        assert_eq!(maps["b"], ["", "x"]);
        assert_eq!(from_str::<i64>("null").expect("null is zero"), 0);
    }

    #[test]
    fn a_wrong_type_is_an_error_and_not_a_default() {
        assert!(from_str::<i64>(r#""7""#).is_err());
        assert!(from_str::<Vec<i64>>(r#"{"a":1}"#).is_err());
        assert!(from_str::<String>("7").is_err());
    }
}
