//! The window of API versions that are served, and the prefix that chooses one.

use pierhead_support::ApiVersion;
use thiserror::Error;

/// The oldest version served.
pub(crate) const MIN_VERSION: ApiVersion = ApiVersion::new(1, 24);

/// The newest version served; a request without a prefix means it.
pub(crate) const MAX_VERSION: ApiVersion = ApiVersion::new(1, 32);

/// Why a version is not served. The wording is moby's (api/server/middleware/version.go), which clients show as it is.
#[derive(Debug, Error, PartialEq, Eq)]
pub(crate) enum VersionError {
    /// Below the window.
    #[error(
        "client version {0} is too old. Minimum supported API version is {MIN_VERSION}, \
         please upgrade your client to a newer version"
    )]
    TooOld(String),
    /// Above it.
    #[error("client version {0} is too new. Maximum supported API version is {MAX_VERSION}")]
    TooNew(String),
    /// Digits and dots, but no version.
    #[error("client version {0} is not a version; write MAJOR.MINOR, for example {MAX_VERSION}")]
    Malformed(String),
}

/// Judges the prefix of a path.
///
/// `Ok(None)`: the path has none, which moby's router takes to mean `v` and at least one digit or dot. A segment such
/// as `/volumes` is no prefix.
pub(crate) fn judge_prefix(path: &str) -> Result<Option<ApiVersion>, VersionError> {
    let Some(text) = prefix_of(path) else {
        return Ok(None);
    };
    let malformed = || VersionError::Malformed(text.to_owned());
    let (major, minor) = text.split_once('.').ok_or_else(malformed)?;
    // A number of more than ten digits is a version nobody will ever have; saturating keeps it "too new".
    let number = |digits: &str| match digits {
        "" => None,
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(digits.parse().unwrap_or(u32::MAX))
        }
        _ => None,
    };
    let (Some(major), Some(minor)) = (number(major), number(minor)) else {
        return Err(malformed());
    };
    let version = ApiVersion::new(major, minor);
    if version < MIN_VERSION {
        Err(VersionError::TooOld(text.to_owned()))
    } else if version > MAX_VERSION {
        Err(VersionError::TooNew(text.to_owned()))
    } else {
        Ok(Some(version))
    }
}

fn prefix_of(path: &str) -> Option<&str> {
    let segment = path.strip_prefix("/v")?;
    let segment = segment
        .split_once('/')
        .map_or(segment, |(segment, _)| segment);
    let digits_and_dots = !segment.is_empty()
        && segment
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    digits_and_dots.then_some(segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_inside_the_window_pass() {
        for minor in 24..=32 {
            let path = format!("/v1.{minor}/containers/json");
            assert_eq!(
                judge_prefix(&path),
                Ok(Some(ApiVersion::new(1, minor))),
                "{path}"
            );
        }
    }

    #[test]
    fn paths_without_a_prefix_pass() {
        for path in [
            "/",
            "/_ping",
            "/volumes",
            "/version",
            "/v",
            "/vx.1/info",
            "/v1.x/info",
            "/containers/v1.12/json",
        ] {
            assert_eq!(judge_prefix(path), Ok(None), "{path}");
        }
    }

    #[test]
    fn outside_the_window_the_wording_is_the_originals() {
        let complaint = |path: &str| judge_prefix(path).expect_err(path).to_string();
        assert_eq!(
            complaint("/v1.12/info"),
            "client version 1.12 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version"
        );
        assert_eq!(
            complaint("/v1.99/info"),
            "client version 1.99 is too new. Maximum supported API version is 1.32"
        );
        assert!(complaint("/v0.99/_ping").contains("too old"));
        assert!(complaint("/v2.0/_ping").contains("too new"));
        assert!(complaint("/v1.99999999999999/_ping").contains("too new"));
    }

    #[test]
    fn digits_and_dots_that_are_no_version_are_said_to_be_none() {
        for path in [
            "/v1/info",
            "/v1./info",
            "/v.5/info",
            "/v1.2.3/info",
            "/v../info",
        ] {
            assert!(
                matches!(judge_prefix(path), Err(VersionError::Malformed(_))),
                "{path}"
            );
        }
    }
}
