//! What a container may be called.

/// A name that no container can have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Invalid container name ({name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed")]
pub struct InvalidName {
    /// What was given.
    pub name: String,
}

/// Checks a name and gives it without the slash that clients may put before it: a letter or digit, then at least one of
/// these, `_`, `.` or `-`.
///
/// # Errors
/// [`InvalidName`].
pub fn check_name(name: &str) -> Result<&str, InvalidName> {
    let bare = name.strip_prefix('/').unwrap_or(name);
    let bytes = bare.as_bytes();
    let allowed = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-');
    if bytes.len() >= 2 && bytes[0].is_ascii_alphanumeric() && bytes.iter().all(allowed) {
        Ok(bare)
    } else {
        Err(InvalidName {
            name: name.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_checked() {
        for name in ["ab", "a.b_c-1", "/with-slash", "0x"] {
            assert!(check_name(name).is_ok(), "{name:?}");
        }
        for name in ["", "a", "/", "-ab", "a b", "a/b", "ü1", "//ab", "a\n"] {
            assert!(check_name(name).is_err(), "{name:?}");
        }
        assert_eq!(check_name("/web"), Ok("web"));
    }
}
