//! Open enums: a value that the document does not list is kept, not refused.

use super::decode::Tolerant;
use serde::de::Deserializer;

/// Reads a word; null is the empty word.
#[doc(hidden)]
pub fn decode_word<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Default + for<'a> From<&'a str>,
    D: Deserializer<'de>,
{
    let word =
        <Option<std::borrow::Cow<'de, str>> as serde::Deserialize>::deserialize(deserializer)?;
    Ok(word.map_or_else(T::default, |word| T::from(&word)))
}

/// Reads a number; null is the default.
#[doc(hidden)]
pub fn decode_number<'de, T, N, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Default + From<N>,
    N: super::Decode<'de>,
    D: Deserializer<'de>,
{
    let number = <Option<Tolerant<N>> as serde::Deserialize>::deserialize(deserializer)?;
    Ok(number.map_or_else(T::default, |number| T::from(number.0)))
}

/// Gives an open enum of words, which has `as_str` and `From<&str>`, everything else.
#[macro_export]
macro_rules! words {
    ($($name:ident),+ $(,)?) => {$(
        impl From<String> for $name {
            fn from(word: String) -> Self {
                Self::from(word.as_str())
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl $crate::text::Plainly for $name {
            fn to_text(&self) -> String {
                self.as_str().to_owned()
            }
            fn from_text(text: &str) -> Result<Self, $crate::text::TextError> {
                Ok(Self::from(text))
            }
        }
        impl $crate::data::private::Serialize for $name {
            fn serialize<S: $crate::data::private::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
        impl<'de> $crate::data::private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::data::private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::data::private::decode_word(deserializer)
            }
        }
        impl<'de> $crate::data::Decode<'de> for $name {
            fn decode<D: $crate::data::private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::data::private::decode_word(deserializer)
            }
        }
    )+};
}

/// Gives an open enum of numbers, which has `number` and `From` of its integer type, everything else.
#[macro_export]
macro_rules! numbers {
    ($($name:ident: $integer:ty),+ $(,)?) => {$(
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.number(), f)
            }
        }
        impl $crate::text::Plainly for $name {
            fn to_text(&self) -> String {
                self.number().to_string()
            }
            fn from_text(text: &str) -> Result<Self, $crate::text::TextError> {
                <$integer as $crate::text::Plainly>::from_text(text).map(Self::from)
            }
        }
        impl $crate::data::private::Serialize for $name {
            fn serialize<S: $crate::data::private::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::data::private::Serialize::serialize(&self.number(), serializer)
            }
        }
        impl<'de> $crate::data::private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::data::private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::data::private::decode_number::<_, $integer, _>(deserializer)
            }
        }
        impl<'de> $crate::data::Decode<'de> for $name {
            fn decode<D: $crate::data::private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::data::private::decode_number::<_, $integer, _>(deserializer)
            }
        }
    )+};
}
