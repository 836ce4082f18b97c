//! The small value types of flags and of daemon.json: booleans, sizes and pairs as Go programs spell them.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use thiserror::Error;

/// Why a flag's value could not be understood.
#[derive(Debug, Error, PartialEq, Eq)]
pub(crate) enum ValueError {
    /// Not one of the words Go's `strconv.ParseBool` accepts.
    #[error("{0:?} is not a boolean; write true or false")]
    Boolean(String),
    /// Not a number of bytes with an optional unit.
    #[error("{0:?} is not a size; write a number of bytes or one with a unit, for example 64m")]
    Size(String),
    /// No `=` between key and value.
    #[error("{0:?} is not of the form KEY=VALUE")]
    Pair(String),
    /// A runtime is registered as a name and a path.
    #[error("{0:?} is not of the form NAME=PATH")]
    Runtime(String),
}

/// Reads a boolean with the words of Go's `strconv.ParseBool`, which is what dockerd's flags accept.
pub(crate) fn parse_go_bool(text: &str) -> Result<bool, ValueError> {
    match text {
        "1" | "t" | "T" | "true" | "TRUE" | "True" => Ok(true),
        "0" | "f" | "F" | "false" | "FALSE" | "False" => Ok(false),
        _ => Err(ValueError::Boolean(text.to_owned())),
    }
}

/// A number of bytes, written as a plain number or with a binary unit (`64m`, `64MB`, `64MiB`, `1.5g`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ByteSize(pub(crate) u64);

impl FromStr for ByteSize {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let wrong = || ValueError::Size(text.to_owned());
        let trimmed = text.trim();
        let split = trimmed
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(trimmed.len());
        let (number, unit) = trimmed.split_at(split);
        let unit = unit.trim_start().to_ascii_lowercase();
        let unit = unit
            .strip_suffix("ib")
            .or_else(|| unit.strip_suffix('b'))
            .unwrap_or(&unit);
        let factor: u64 = match unit {
            "" => 1,
            "k" => 1 << 10,
            "m" => 1 << 20,
            "g" => 1 << 30,
            "t" => 1 << 40,
            "p" => 1 << 50,
            _ => return Err(wrong()),
        };
        if let Ok(whole) = number.parse::<u64>() {
            return whole
                .checked_mul(factor)
                .filter(|bytes| i64::try_from(*bytes).is_ok())
                .map(Self)
                .ok_or_else(wrong);
        }
        let fraction: f64 = number.parse().map_err(|_| wrong())?;
        let bytes = fraction * factor as f64;
        // Up to 2^63 the conversion only drops the fraction of a byte; beyond, the size is refused.
        if bytes.is_finite() && bytes < i64::MAX as f64 {
            Ok(Self(bytes as u64))
        } else {
            Err(wrong())
        }
    }
}

impl fmt::Display for ByteSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (shift, unit) in [(30, "GiB"), (20, "MiB"), (10, "KiB")] {
            if self.0 != 0 && self.0.trailing_zeros() >= shift {
                return write!(f, "{}{unit}", self.0 >> shift);
            }
        }
        write!(f, "{}B", self.0)
    }
}

impl<'de> Deserialize<'de> for ByteSize {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SizeVisitor;
        impl Visitor<'_> for SizeVisitor {
            type Value = ByteSize;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a size: a number of bytes, or a string such as \"64m\"")
            }

            fn visit_u64<E: de::Error>(self, bytes: u64) -> Result<ByteSize, E> {
                Ok(ByteSize(bytes))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<ByteSize, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(SizeVisitor)
    }
}

/// One `KEY=VALUE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyValue {
    /// The part before the first `=`.
    pub(crate) key: String,
    /// The part after it.
    pub(crate) value: String,
}

impl FromStr for KeyValue {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        match text.split_once('=') {
            Some((key, value)) if !key.is_empty() => Ok(Self {
                key: key.to_owned(),
                value: value.to_owned(),
            }),
            _ => Err(ValueError::Pair(text.to_owned())),
        }
    }
}

impl fmt::Display for KeyValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.key, self.value)
    }
}

/// A runtime program registered under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedRuntime {
    /// What `HostConfig.Runtime` says to choose it.
    pub(crate) name: String,
    /// The program.
    pub(crate) path: String,
}

impl FromStr for NamedRuntime {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        match text.split_once('=') {
            Some((name, path)) if !name.is_empty() && !path.is_empty() => Ok(Self {
                name: name.to_owned(),
                path: path.to_owned(),
            }),
            _ => Err(ValueError::Runtime(text.to_owned())),
        }
    }
}

impl fmt::Display for NamedRuntime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.name, self.path)
    }
}

/// Reads a JSON object of strings (daemon.json's `log-opts`) as the pairs the repeated flag gives.
pub(crate) fn pairs_from_object<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<KeyValue>>, D::Error> {
    struct Pairs;
    impl<'de> Visitor<'de> for Pairs {
        type Value = Option<Vec<KeyValue>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object whose values are strings")
        }

        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut pairs = Vec::new();
            while let Some((key, value)) = map.next_entry()? {
                pairs.push(KeyValue { key, value });
            }
            Ok(Some(pairs))
        }
    }
    deserializer.deserialize_any(Pairs)
}

/// Reads daemon.json's `runtimes`: an object from a name to `{"path": …}`.
pub(crate) fn runtimes_from_object<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<NamedRuntime>>, D::Error> {
    #[derive(serde::Deserialize)]
    struct Program {
        path: String,
        #[serde(default, rename = "runtimeArgs")]
        _arguments: Vec<String>,
    }
    let table: Option<std::collections::BTreeMap<String, Program>> =
        Option::deserialize(deserializer)?;
    Ok(table.map(|table| {
        table
            .into_iter()
            .map(|(name, program)| NamedRuntime {
                name,
                path: program.path,
            })
            .collect()
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn booleans_are_the_words_of_go() {
        for word in ["1", "t", "T", "TRUE", "true", "True"] {
            assert_eq!(parse_go_bool(word), Ok(true), "{word}");
        }
        for word in ["0", "f", "F", "FALSE", "false", "False"] {
            assert_eq!(parse_go_bool(word), Ok(false), "{word}");
        }
        for word in ["", "yes", "no", "on", "off", "tRUE", " true", "2"] {
            assert_eq!(
                parse_go_bool(word),
                Err(ValueError::Boolean(word.to_owned())),
                "{word:?}"
            );
        }
    }

    #[test]
    fn sizes_take_binary_units_in_every_spelling() {
        for (text, bytes) in [
            ("0", 0),
            ("67108864", 67_108_864),
            ("64m", 67_108_864),
            ("64M", 67_108_864),
            ("64MB", 67_108_864),
            ("64MiB", 67_108_864),
            ("64 mb", 67_108_864),
            ("1.5k", 1536),
            ("2g", 2 << 30),
            ("16b", 16),
        ] {
            assert_eq!(text.parse(), Ok(ByteSize(bytes)), "{text}");
        }
        for text in [
            "",
            "m",
            "-1",
            "64x",
            "1e3",
            "9999999t",
            "99999999999999999999",
            "1.2.3",
        ] {
            assert!(text.parse::<ByteSize>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_size_is_shown_in_its_largest_whole_unit() {
        assert_eq!(ByteSize(67_108_864).to_string(), "64MiB");
        assert_eq!(ByteSize(1000).to_string(), "1000B");
        assert_eq!(ByteSize(0).to_string(), "0B");
    }
}
