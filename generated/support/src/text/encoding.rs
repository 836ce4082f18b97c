//! How values become texts.

use super::{Plainly, TextError};
use crate::data::base64::{to_bytes, to_url_safe};
use crate::data::{Decode, OneOrMany, from_slice, from_str};
use serde::Serialize;

/// How a value of type `T` is written as text, and read from it.
pub trait Encoding<T> {
    /// Gives `push` the text, or each text of a parameter that is repeated.
    ///
    /// # Errors
    /// When the value has no JSON, where JSON is written (a map whose keys are no strings).
    fn write(self, value: &T, push: &mut dyn FnMut(String)) -> Result<(), TextError>;

    /// Reads the texts that were given under the parameter's name, at least one. `None` counts as not given: an empty text
    /// where the value is no string.
    ///
    /// # Errors
    /// When they are no such value.
    fn read(self, texts: &[&str]) -> Result<Option<T>, TextError>;
}

/// The text of a scalar or of an enum's word.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl<T: Plainly> Encoding<T> for Plain {
    fn write(self, value: &T, push: &mut dyn FnMut(String)) -> Result<(), TextError> {
        push(value.to_text());
        Ok(())
    }

    /// Of several texts the first counts, as everywhere on the web.
    fn read(self, texts: &[&str]) -> Result<Option<T>, TextError> {
        let text = texts.first().copied().unwrap_or_default();
        match T::from_text(text) {
            Ok(value) => Ok(Some(value)),
            Err(_) if text.is_empty() => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// A boolean as Docker engines read it: empty, `0`, `no`, `false` and `none`, in any case and with blanks around, are false,
/// all else is true.
#[derive(Clone, Copy, Debug)]
pub struct LenientBool;

impl Encoding<bool> for LenientBool {
    fn write(self, value: &bool, push: &mut dyn FnMut(String)) -> Result<(), TextError> {
        push(value.to_string());
        Ok(())
    }

    fn read(self, texts: &[&str]) -> Result<Option<bool>, TextError> {
        let text = texts.first().copied().unwrap_or_default().trim();
        let no = ["", "0", "no", "false", "none"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word));
        Ok(Some(!no))
    }
}

/// An array: the parameter is repeated for each element.
#[derive(Clone, Copy, Debug)]
pub struct Repeated;

impl<T: Plainly> Encoding<Vec<T>> for Repeated {
    fn write(self, values: &Vec<T>, push: &mut dyn FnMut(String)) -> Result<(), TextError> {
        values.iter().for_each(|value| push(value.to_text()));
        Ok(())
    }

    fn read(self, texts: &[&str]) -> Result<Option<Vec<T>>, TextError> {
        let values: Result<_, _> = texts.iter().map(|text| T::from_text(text)).collect();
        values.map(Some)
    }
}

impl<T: Plainly> Encoding<OneOrMany<T>> for Repeated {
    fn write(self, values: &OneOrMany<T>, push: &mut dyn FnMut(String)) -> Result<(), TextError> {
        values.iter().for_each(|value| push(value.to_text()));
        Ok(())
    }

    fn read(self, texts: &[&str]) -> Result<Option<OneOrMany<T>>, TextError> {
        let values: Option<Vec<T>> = Encoding::read(self, texts)?;
        Ok(values.map(OneOrMany::from))
    }
}

/// An array in one text, its elements joined by a character.
#[derive(Clone, Copy, Debug)]
pub struct Joined(
    /// The character.
    pub char,
);

impl<T: Plainly> Encoding<Vec<T>> for Joined {
    fn write(self, values: &Vec<T>, push: &mut dyn FnMut(String)) -> Result<(), TextError> {
        let mut text = String::new();
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                text.push(self.0);
            }
            text.push_str(&value.to_text());
        }
        push(text);
        Ok(())
    }

    fn read(self, texts: &[&str]) -> Result<Option<Vec<T>>, TextError> {
        let values: Result<_, _> = texts
            .iter()
            .flat_map(|text| text.split(self.0))
            .filter(|text| !text.is_empty())
            .map(T::from_text)
            .collect();
        values.map(Some)
    }
}

/// Any value, as JSON.
#[derive(Clone, Copy, Debug)]
pub struct Json;

impl<T: Serialize + for<'a> Decode<'a>> Encoding<T> for Json {
    fn write(self, value: &T, push: &mut dyn FnMut(String)) -> Result<(), TextError> {
        push(serde_json::to_string(value).map_err(TextError::Json)?);
        Ok(())
    }

    fn read(self, texts: &[&str]) -> Result<Option<T>, TextError> {
        match texts.first().copied().unwrap_or_default() {
            "" => Ok(None),
            text => from_str(text).map(Some).map_err(TextError::Json),
        }
    }
}

/// Any value, as JSON in base64: written in the url-safe alphabet, read in either, with padding or without.
#[derive(Clone, Copy, Debug)]
pub struct Base64Json;

impl<T: Serialize + for<'a> Decode<'a>> Encoding<T> for Base64Json {
    fn write(self, value: &T, push: &mut dyn FnMut(String)) -> Result<(), TextError> {
        push(to_url_safe(
            &serde_json::to_vec(value).map_err(TextError::Json)?,
        ));
        Ok(())
    }

    fn read(self, texts: &[&str]) -> Result<Option<T>, TextError> {
        let bytes = to_bytes(texts.first().copied().unwrap_or_default());
        match bytes.map_err(TextError::Base64)?.as_slice() {
            [] => Ok(None),
            json => from_slice(json).map(Some).map_err(TextError::Json),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn booleans_are_read_as_engines_read_them() {
        let read = |text: &str| LenientBool.read(&[text]).expect("never refused");
        for no in ["", "0", "no", "False", " none "] {
            assert_eq!(read(no), Some(false), "{no:?}");
        }
        for yes in ["1", "true", "yes", "on", "2", "off"] {
            assert_eq!(read(yes), Some(true), "{yes:?}");
        }
    }

    #[test]
    fn an_empty_number_is_not_given_and_a_wrong_one_is_an_error() {
        assert!(matches!(Plain.read(&[""]), Ok(None::<i64>)));
        assert!(Encoding::<i64>::read(Plain, &["x"]).is_err());
        assert!(matches!(Plain.read(&[""]), Ok(Some(text)) if String::is_empty(&text)));
    }

    #[test]
    fn every_encoding_reads_what_it_wrote() {
        fn both_ways<T: PartialEq + std::fmt::Debug, E: Encoding<T> + Copy>(encoding: E, value: T) {
            let mut texts = Vec::new();
            encoding
                .write(&value, &mut |text| texts.push(text))
                .expect("it has a text");
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            assert_eq!(encoding.read(&texts).expect("our own text"), Some(value));
        }
        both_ways(Plain, -7_i32);
        both_ways(Repeated, vec!["a".to_owned(), String::new()]);
        both_ways(Joined('|'), vec![1_u16, 2]);
        let map = BTreeMap::from([("k".to_owned(), vec!["ä/?".to_owned()])]);
        both_ways(Json, map.clone());
        both_ways(Base64Json, map);
    }
}
