//! Names in a layer that stand for something that is gone (image specification, "Whiteouts").

use super::Driver;

const PREFIX: &[u8] = b".wh.";
const META_PREFIX: &[u8] = b".wh..wh.";
const OPAQUE: &[u8] = b".wh..wh..opq";

/// What a name in an archive means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Name<'n> {
    /// Itself.
    Plain,
    /// That the name here hides what lies below.
    Whiteout(&'n [u8]),
    /// That the directory hides everything below it.
    Opaque,
    /// Something of aufs, which nobody needs any more.
    Ignored,
    /// A whiteout of `.`, `..` or nothing: an attempt on another directory.
    Invalid,
}

/// For `vfs` the marks are kept as plain files; only what is never one is told.
pub(super) fn classify(name: &[u8], driver: Driver) -> Name<'_> {
    let Some(hidden) = name.strip_prefix(PREFIX) else {
        return Name::Plain;
    };
    match hidden {
        b"" | b"." | b".." => Name::Invalid,
        _ if name == OPAQUE => if_overlay(driver, Name::Opaque),
        _ if name.starts_with(META_PREFIX) => Name::Ignored,
        _ => if_overlay(driver, Name::Whiteout(hidden)),
    }
}

fn if_overlay<'n>(driver: Driver, name: Name<'n>) -> Name<'n> {
    match driver {
        Driver::Overlay => name,
        Driver::Vfs => Name::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_names() {
        for (name, meaning) in [
            (&b"file"[..], Name::Plain),
            (b".who", Name::Plain),
            (b".wh.file", Name::Whiteout(b"file")),
            (b".wh..hidden", Name::Whiteout(b".hidden")),
            (b".wh....", Name::Whiteout(b"...")),
            (b".wh..wh..opq", Name::Opaque),
            (b".wh..wh.plnk", Name::Ignored),
            (b".wh.", Name::Invalid),
            (b".wh..", Name::Invalid),
            (b".wh...", Name::Invalid),
        ] {
            assert_eq!(
                classify(name, Driver::Overlay),
                meaning,
                "{}",
                String::from_utf8_lossy(name)
            );
        }
        assert_eq!(classify(b".wh.file", Driver::Vfs), Name::Plain);
        assert_eq!(classify(b".wh...", Driver::Vfs), Name::Invalid);
    }
}
