//! Where a container's output goes.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ModelError;

/// Size and number of files that docker's documentation names as limits; a value below makes no sense.
const SMALLEST_FILE_BYTES: u64 = 1;

/// A log driver.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum LogDriver {
    /// Not said; creating a container writes the daemon's default here.
    #[default]
    Unset,
    /// Lines of JSON in a file.
    JsonFile,
    /// Nowhere.
    None,
}

impl FromStr for LogDriver {
    type Err = ModelError;

    fn from_str(text: &str) -> Result<Self, ModelError> {
        Ok(match text {
            "" => Self::Unset,
            "json-file" => Self::JsonFile,
            "none" => Self::None,
            _ => {
                return Err(ModelError::LogDriver {
                    value: text.to_owned(),
                });
            }
        })
    }
}

impl fmt::Display for LogDriver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unset => "",
            Self::JsonFile => "json-file",
            Self::None => "none",
        })
    }
}

super::namespace_modes::text_conversions!(LogDriver);

/// A log driver with its options.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LogConfig {
    /// Which one.
    pub driver: LogDriver,
    /// Its options, as given.
    pub options: BTreeMap<String, String>,
}

/// What the options of `json-file` mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonFileOptions {
    /// Size at which a new file is begun; `None` is never.
    pub max_bytes: Option<u64>,
    /// How many files are kept.
    pub max_files: u32,
    /// Labels repeated in every line.
    pub labels: Vec<String>,
    /// Variables repeated in every line.
    pub env: Vec<String>,
    /// Template of the tag repeated in every line.
    pub tag: Option<String>,
}

impl LogConfig {
    /// Reads the options of `json-file`; the other drivers have none.
    ///
    /// # Errors
    /// `InvalidParameter`: an option that the driver does not have, or a value that cannot be read.
    pub fn json_file_options(&self) -> Result<JsonFileOptions, ModelError> {
        let mut read = JsonFileOptions {
            max_bytes: None,
            max_files: 1,
            labels: Vec::new(),
            env: Vec::new(),
            tag: None,
        };
        for (option, value) in &self.options {
            let invalid = |expected| ModelError::LogOption {
                option: option.clone(),
                value: value.clone(),
                expected,
            };
            let names = || {
                value
                    .split(',')
                    .filter(|name| !name.is_empty())
                    .map(str::to_owned)
                    .collect()
            };
            match (self.driver, option.as_str()) {
                (LogDriver::None, _) => {
                    return Err(ModelError::LogOptionUnknown {
                        option: option.clone(),
                        driver: "none",
                    });
                }
                (_, "max-size") => {
                    let bytes = parse_size(value)
                        .filter(|bytes| *bytes >= SMALLEST_FILE_BYTES)
                        .ok_or_else(|| invalid("a size such as 10m"))?;
                    read.max_bytes = Some(bytes);
                }
                (_, "max-file") => {
                    read.max_files = value
                        .parse()
                        .ok()
                        .filter(|files| *files >= 1)
                        .ok_or_else(|| invalid("a number of files, at least 1"))?;
                }
                (_, "labels") => read.labels = names(),
                (_, "env") => read.env = names(),
                (_, "tag") => read.tag = Some(value.clone()),
                _ => {
                    return Err(ModelError::LogOptionUnknown {
                        option: option.clone(),
                        driver: "json-file",
                    });
                }
            }
        }
        if read.max_files > 1 && read.max_bytes.is_none() {
            return Err(ModelError::LogOption {
                option: "max-file".to_owned(),
                value: read.max_files.to_string(),
                expected: "max-size as well: without it there is only one file",
            });
        }
        Ok(read)
    }
}

/// Reads `10m`, `1g`, `500k`, `1000`, in powers of 1024, with an optional `b` behind; -1 is without limit.
fn parse_size(text: &str) -> Option<u64> {
    let lower = text.trim().to_ascii_lowercase();
    if lower == "-1" {
        return Some(u64::MAX);
    }
    let lower = lower.strip_suffix("b").unwrap_or(&lower);
    let lower = lower.strip_suffix("i").unwrap_or(lower);
    let (number, unit) = match lower.as_bytes().last()? {
        b'k' => (&lower[..lower.len() - 1], 1_u64 << 10),
        b'm' => (&lower[..lower.len() - 1], 1 << 20),
        b'g' => (&lower[..lower.len() - 1], 1 << 30),
        b't' => (&lower[..lower.len() - 1], 1 << 40),
        _ => (lower, 1),
    };
    number.trim().parse::<u64>().ok()?.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json_file(options: &[(&str, &str)]) -> Result<JsonFileOptions, ModelError> {
        LogConfig {
            driver: LogDriver::JsonFile,
            options: options
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
        }
        .json_file_options()
    }

    #[test]
    fn sizes_are_powers_of_1024() {
        for (text, bytes) in [
            ("10m", 10 << 20),
            ("1g", 1 << 30),
            ("500K", 500 << 10),
            ("1000", 1000),
            ("2mb", 2 << 20),
        ] {
            assert_eq!(
                json_file(&[("max-size", text)]).expect(text).max_bytes,
                Some(bytes),
                "{text}"
            );
        }
    }

    #[test]
    fn what_cannot_be_honoured_is_refused() {
        for options in [
            [("max-size", "ten")],
            [("max-size", "0")],
            [("max-file", "3")],
            [("compress", "true")],
            [("nosuch", "1")],
        ] {
            assert!(json_file(&options).is_err(), "{options:?}");
        }
        assert!(json_file(&[("max-file", "3"), ("max-size", "1m")]).is_ok());
    }
}
