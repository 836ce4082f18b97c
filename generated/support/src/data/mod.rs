//! How JSON becomes values and values become JSON.
//!
//! Reading is tolerant everywhere: null, absent and empty are one, an unknown member is passed over, an unknown word of an
//! enum is kept. [`Decode`] is `Deserialize` with that one difference, null reads as the type's default, so that it holds
//! for elements of arrays and values of maps too. Writing is exact and goes through serde's `Serialize`.
//!
//! A generated struct says member by member what is read into what ([`Object`]); the loop around it stands here once,
//! which is what keeps generated crates quick to compile.

pub(crate) mod base64;
mod decode;
mod items;
mod keyset;
mod object;
mod one_or_many;
mod open;
mod timestamp;
mod union;

pub use self::base64::Base64;
pub use decode::{Decode, Tolerant, from_slice, from_str, from_value};
pub use items::ItemsOrKeys;
pub use keyset::KeySet;
pub use object::{Members, Object, Slot};
pub use one_or_many::OneOrMany;
pub use timestamp::Timestamp;
pub use union::{Union, shape_of, tag_of, write_tagged};

pub use serde::de::MapAccess;
pub use serde::ser::{Serialize, SerializeMap, Serializer};
pub use serde_json::Error as JsonError;

/// What the macros of this crate expand to; not for use by name.
#[doc(hidden)]
pub mod private {
    pub use super::object::{decode_object, encode_object};
    pub use super::open::{decode_number, decode_word};
    pub use super::union::decode_union;
    pub use serde::de::{Deserialize, Deserializer};
    pub use serde::ser::{Serialize, Serializer};
}
