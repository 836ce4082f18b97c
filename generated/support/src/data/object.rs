//! Objects with known members.

use super::decode::{Decode, Tolerant};
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// A struct that stands for a JSON object: what each of its members is read into, and how they are written.
pub trait Object: Default {
    /// Reads the member `key` from `slot` into its field, or passes over it.
    ///
    /// # Errors
    /// When the member's value is not of the field's shape.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: Slot<'_, A>,
    ) -> Result<(), A::Error>;

    /// Writes all members in the document's order.
    fn write<M: SerializeMap>(&self, members: &mut Members<M>);
}

/// The value of a member that is about to be read.
#[derive(Debug)]
pub struct Slot<'a, A>(&'a mut A);

impl<'de, A: MapAccess<'de>> Slot<'_, A> {
    /// Reads the value into `field`.
    ///
    /// # Errors
    /// When it is not of the field's shape.
    pub fn into<T: Decode<'de>>(self, field: &mut T) -> Result<(), A::Error> {
        let Tolerant(value) = self.0.next_value()?;
        *field = value;
        Ok(())
    }

    /// Reads the value into a map of the members that have no field of their own.
    ///
    /// # Errors
    /// When it is not of the declared shape.
    pub fn among<T: Decode<'de>>(
        self,
        key: &str,
        others: &mut BTreeMap<String, T>,
    ) -> Result<(), A::Error> {
        let Tolerant(value) = self.0.next_value()?;
        others.insert(key.to_owned(), value);
        Ok(())
    }

    /// Passes over the value.
    ///
    /// # Errors
    /// When it is no JSON.
    pub fn skip(self) -> Result<(), A::Error> {
        self.0.next_value::<IgnoredAny>().map(|_| ())
    }
}

/// The members of an object that is being written. The first failure is kept and ends the writing.
#[derive(Debug)]
pub struct Members<M: SerializeMap> {
    map: M,
    failure: Option<M::Error>,
}

impl<M: SerializeMap> Members<M> {
    /// Writes a member, null for a `None`.
    pub fn always<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) {
        self.entry(key, value);
    }

    /// Writes a member unless it is `None`.
    pub fn given<T: Serialize>(&mut self, key: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.entry(key, value);
        }
    }

    /// Writes the members that have no field of their own.
    pub fn others<T: Serialize>(&mut self, others: &BTreeMap<String, T>) {
        for (key, value) in others {
            self.entry(key, value);
        }
    }

    fn entry<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) {
        if self.failure.is_none() {
            self.failure = self.map.serialize_entry(key, value).err();
        }
    }
}

/// Writes an object.
#[doc(hidden)]
pub fn encode_object<O: Object, S: Serializer>(
    object: &O,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut members = Members {
        map: serializer.serialize_map(None)?,
        failure: None,
    };
    object.write(&mut members);
    match members.failure {
        None => members.map.end(),
        Some(error) => Err(error),
    }
}

/// Reads an object; null is an object without members.
#[doc(hidden)]
pub fn decode_object<'de, O: Object, D: Deserializer<'de>>(deserializer: D) -> Result<O, D::Error> {
    struct Reader<O>(PhantomData<O>);
    impl<'de, O: Object> Visitor<'de> for Reader<O> {
        type Value = O;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_unit<E>(self) -> Result<O, E> {
            Ok(O::default())
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<O, A::Error> {
            let mut object = O::default();
            while let Some(Key(key)) = map.next_key()? {
                object.read(&key, Slot(&mut map))?;
            }
            Ok(object)
        }
    }
    deserializer.deserialize_any(Reader(PhantomData))
}

/// A member's name, borrowed from the text where it has no escapes.
struct Key<'de>(std::borrow::Cow<'de, str>);

impl<'de> serde::Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl<'de> Visitor<'de> for Name {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a member's name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(name.into()))
            }

            fn visit_str<E>(self, name: &str) -> Result<Key<'de>, E> {
                Ok(Key(name.to_owned().into()))
            }

            fn visit_string<E>(self, name: String) -> Result<Key<'de>, E> {
                Ok(Key(name.into()))
            }
        }
        deserializer.deserialize_str(Name)
    }
}

/// Gives types that are [`Object`]s what serde asks for.
#[macro_export]
macro_rules! object {
    ($($name:ident),+ $(,)?) => {$(
        impl $crate::data::private::Serialize for $name {
            fn serialize<S: $crate::data::private::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::data::private::encode_object(self, serializer)
            }
        }
        impl<'de> $crate::data::private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::data::private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::data::private::decode_object(deserializer)
            }
        }
        impl<'de> $crate::data::Decode<'de> for $name {
            fn decode<D: $crate::data::private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::data::private::decode_object(deserializer)
            }
        }
    )+};
}
