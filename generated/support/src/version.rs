//! Versions of an API, as they stand in a path's prefix (`/v1.32/…`) and in headers.

use std::fmt;
use std::str::FromStr;

/// A version of an API: `1.32`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApiVersion {
    /// What stands before the dot.
    pub major: u32,
    /// What stands after it.
    pub minor: u32,
}

impl ApiVersion {
    /// The version `major.minor`.
    pub const fn new(major: u32, minor: u32) -> Self {
        Self { major, minor }
    }

    /// Takes a prefix `/v<digits and dots>/` off a path: the version as written and the rest, which starts with a slash.
    /// `None` when the path has no such prefix.
    pub fn split_prefix(path: &str) -> Option<(&str, &str)> {
        let rest = path.strip_prefix("/v")?;
        let (version, _) = rest.split_once('/')?;
        let digits = version.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        (digits && version.starts_with(|c: char| c.is_ascii_digit()))
            .then(|| (version, &rest[version.len()..]))
    }
}

/// Why a text is no version.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a version: two numbers with a dot between them, such as 1.32")]
pub struct ParseVersionError {
    /// The text.
    pub text: String,
}

impl FromStr for ApiVersion {
    type Err = ParseVersionError;

    /// Reads `1.32`; `1` counts as `1.0`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
        match (major.parse(), minor.parse()) {
            (Ok(major), Ok(minor)) => Ok(Self { major, minor }),
            _ => Err(ParseVersionError {
                text: text.to_owned(),
            }),
        }
    }
}

impl fmt::Display for ApiVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_split_off_only_where_one_stands() {
        let cases = [
            ("/v1.32/info", Some(("1.32", "/info"))),
            ("/v1/x/y", Some(("1", "/x/y"))),
            ("/v1.32", None),
            ("/volumes/a", None),
            ("/v/x", None),
            ("/v./x", None),
            ("/info", None),
        ];
        for (path, split) in cases {
            assert_eq!(ApiVersion::split_prefix(path), split, "{path}");
        }
    }

    #[test]
    fn minor_versions_compare_as_numbers() {
        let [old, new] = ["1.9", "1.32"].map(|text| text.parse::<ApiVersion>().ok());
        assert!(old < new);
        assert!("1.2.3".parse::<ApiVersion>().is_err());
    }
}
