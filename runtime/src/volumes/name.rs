//! What a volume may be called.

use super::VolumeError;

/// A name is one component of a path, and dockerd's: a letter or digit, then at least one of letters, digits, `_`, `.`, `-`.
///
/// # Errors
/// `InvalidParameter`.
pub fn check_name(name: &str) -> Result<(), VolumeError> {
    let bytes = name.as_bytes();
    if bytes.len() == 1 {
        return Err(VolumeError::NameTooShort);
    }
    let rest_is_fine = bytes
        .iter()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'));
    if !rest_is_fine || !bytes.first().is_some_and(u8::is_ascii_alphanumeric) {
        return Err(VolumeError::NameInvalid {
            name: name.to_owned(),
        });
    }
    if bytes.len() > 255 {
        return Err(VolumeError::NameTooLong {
            name: name.to_owned(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn names_follow_the_rule() {
        for name in ["ab", "data", "A1", "0_.-", "a.b-c_d", &"x".repeat(255)] {
            assert!(check_name(name).is_ok(), "{name}");
        }
        for name in [
            "",
            "a",
            ".a",
            "_a",
            "-a",
            "..",
            "a/b",
            "a b",
            "ä1",
            "a\0",
            "../x",
            "/etc",
            &"x".repeat(256),
        ] {
            assert_eq!(
                check_name(name).map_err(|e| e.kind()),
                Err(ErrorKind::InvalidParameter),
                "{name}"
            );
        }
    }
}
