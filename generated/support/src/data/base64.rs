//! Bytes that travel as base64.

use super::decode::Decode;
use crate::text::{Plainly, TextError};
use ::base64::Engine as _;
use ::base64::alphabet::STANDARD;
use ::base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::de::{Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};
use std::ops::{Deref, DerefMut};

/// Reads either alphabet, with or without padding; [`to_bytes`] makes the text standard first.
const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Bytes that are written as a base64 string, in the standard alphabet with padding; either alphabet is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base64(pub Vec<u8>);

impl Deref for Base64 {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

impl DerefMut for Base64 {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.0
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&ENGINE.encode(&self.0))
    }
}

impl<'de> Decode<'de> for Base64 {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::decode(deserializer)?;
        to_bytes(&text).map(Self).map_err(D::Error::custom)
    }
}

impl<'de> serde::Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::decode(deserializer)
    }
}

impl Plainly for Base64 {
    fn to_text(&self) -> String {
        ENGINE.encode(&self.0)
    }

    fn from_text(text: &str) -> Result<Self, TextError> {
        to_bytes(text).map(Self).map_err(TextError::Base64)
    }
}

/// The bytes of a base64 text in the standard or the url-safe alphabet, with padding or without, broken into lines or not.
pub(crate) fn to_bytes(text: &str) -> Result<Vec<u8>, ::base64::DecodeError> {
    let standard: Vec<u8> = text
        .bytes()
        .filter(|b| !b.is_ascii_whitespace())
        .map(|b| match b {
            b'-' => b'+',
            b'_' => b'/',
            b => b,
        })
        .collect();
    ENGINE.decode(standard)
}

/// The url-safe text of some bytes, with padding.
pub(crate) fn to_url_safe(bytes: &[u8]) -> String {
    ::base64::engine::general_purpose::URL_SAFE.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_alphabet_is_read_with_padding_or_without() {
        for text in ["-_8=", "-_8", "+/8=", "+/8", "+/\n8="] {
            assert_eq!(to_bytes(text).expect(text), [0xfb, 0xff], "{text}");
        }
        assert!(to_bytes("!").is_err());
    }
}
