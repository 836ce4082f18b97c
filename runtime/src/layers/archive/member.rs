//! One member of a tar archive, understood.

use tar::{EntryType, Header};

use crate::layers::LayerError;

use super::pax::Extensions;

/// What a member is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    File,
    Directory,
    /// Another name of a member before it.
    HardLink(Vec<u8>),
    SymbolicLink(Vec<u8>),
    CharacterDevice(Device),
    BlockDevice(Device),
    Fifo,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Device {
    pub(crate) major: u32,
    pub(crate) minor: u32,
}

/// A member with its attributes. The name is as the archive has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) name: Vec<u8>,
    pub(crate) kind: Kind,
    /// Bytes of content that follow in the archive; zero for everything but files.
    pub(crate) size: u64,
    /// Permission bits, at most 0o7777.
    pub(crate) mode: u32,
    pub(crate) uid: u32,
    pub(crate) gid: u32,
    pub(crate) mtime_secs: i64,
    pub(crate) mtime_nanos: u32,
    pub(crate) xattrs: Vec<(Vec<u8>, Vec<u8>)>,
}

impl Member {
    /// The name for messages.
    pub(crate) fn display(&self) -> String {
        String::from_utf8_lossy(&self.name)
            .chars()
            .take(200)
            .collect()
    }

    /// Puts a header and the extension members before it together.
    pub(super) fn read(header: &Header, mut extensions: Extensions) -> Result<Self, LayerError> {
        let name = extensions
            .path
            .take()
            .unwrap_or_else(|| header.path_bytes().into_owned());
        let invalid = |what: &str| LayerError::Archive {
            reason: format!(
                "{:?} {what}",
                String::from_utf8_lossy(&name)
                    .chars()
                    .take(200)
                    .collect::<String>()
            ),
        };
        let number = |value: std::io::Result<u64>, what: &str| {
            value.map_err(|_| invalid(&format!("has no valid {what}")))
        };
        let link = || {
            let link = match &extensions.link {
                Some(link) => link.clone(),
                None => header
                    .link_name_bytes()
                    .map(|l| l.into_owned())
                    .unwrap_or_default(),
            };
            if link.is_empty() || link.contains(&0) {
                Err(invalid("is a link to nowhere"))
            } else {
                Ok(link)
            }
        };
        let device = || {
            let part = |value: std::io::Result<Option<u32>>| {
                value
                    .ok()
                    .flatten()
                    .ok_or_else(|| invalid("has no valid device number"))
            };
            Ok::<_, LayerError>(Device {
                major: part(header.device_major())?,
                minor: part(header.device_minor())?,
            })
        };
        if name.contains(&0) {
            return Err(invalid("has a NUL in its name"));
        }
        if extensions.sparse {
            return Err(invalid("is a sparse file, which is not supported"));
        }
        let kind = match header.entry_type() {
            // In archives older than POSIX a directory is a file whose name ends in a slash.
            EntryType::Regular if header.as_bytes()[156] == 0 && name.ends_with(b"/") => {
                Kind::Directory
            }
            EntryType::Regular | EntryType::Continuous => Kind::File,
            EntryType::Directory => Kind::Directory,
            EntryType::Link => Kind::HardLink(link()?),
            EntryType::Symlink => Kind::SymbolicLink(link()?),
            EntryType::Char => Kind::CharacterDevice(device()?),
            EntryType::Block => Kind::BlockDevice(device()?),
            EntryType::Fifo => Kind::Fifo,
            EntryType::GNUSparse => {
                return Err(invalid("is a sparse file, which is not supported"));
            }
            other => {
                return Err(invalid(&format!(
                    "is of the unknown type {:?}",
                    char::from(other.as_byte())
                )));
            }
        };
        // Only files have content; others may carry a size that means nothing (old cpio and pax do that for links).
        let size = match (&kind, extensions.size) {
            (Kind::File, Some(size)) => size,
            (Kind::File, None) => number(header.entry_size(), "size")?,
            _ => 0,
        };
        // An id that does not fit must not wrap around to another, least of all to 0. The last one means "unchanged"
        // to chown(2).
        let id = |value: Option<u64>, field: std::io::Result<u64>, what: &str| {
            let id = value.map_or_else(|| number(field, what), Ok)?;
            u32::try_from(id)
                .ok()
                .filter(|id| *id != u32::MAX)
                .ok_or_else(|| invalid(&format!("has the impossible {what} {id}")))
        };
        let uid = id(extensions.uid, header.uid(), "user id")?;
        let gid = id(extensions.gid, header.gid(), "group id")?;
        let mode = u32::try_from(number(header.mode().map(u64::from), "mode")? & 0o7777)
            .unwrap_or_default();
        let (mtime_secs, mtime_nanos) = match extensions.mtime {
            Some(time) => time,
            None => (
                i64::try_from(number(header.mtime(), "time")?).unwrap_or_default(),
                0,
            ),
        };
        Ok(Self {
            kind,
            size,
            mode,
            uid,
            gid,
            mtime_secs,
            mtime_nanos,
            xattrs: extensions.xattrs,
            name,
        })
    }
}
