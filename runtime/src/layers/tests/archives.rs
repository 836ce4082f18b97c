//! Archives to unpack, well made and otherwise.

use std::io::Write;

use tar::{Builder, EntryType, Header};

/// Builds a tar in memory.
#[derive(Default)]
pub(crate) struct Tar {
    bytes: Vec<u8>,
}

impl Tar {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn file(self, name: &str, content: &[u8]) -> Self {
        self.member(name, EntryType::Regular, 0o644, "", content)
    }

    pub(crate) fn directory(self, name: &str, mode: u32) -> Self {
        self.member(name, EntryType::Directory, mode, "", b"")
    }

    pub(crate) fn symlink(self, name: &str, target: &str) -> Self {
        self.member(name, EntryType::Symlink, 0o777, target, b"")
    }

    pub(crate) fn hard_link(self, name: &str, target: &str) -> Self {
        self.member(name, EntryType::Link, 0o644, target, b"")
    }

    /// The name and target are written as they are, without the checks of the library.
    pub(crate) fn member(
        mut self,
        name: &str,
        kind: EntryType,
        mode: u32,
        link: &str,
        content: &[u8],
    ) -> Self {
        for (kind, text) in [
            (EntryType::GNULongLink, link),
            (EntryType::GNULongName, name),
        ] {
            if text.len() > 99 {
                let bytes = [text.as_bytes(), b"\0"].concat();
                self = self.raw_member("././@LongLink", kind, 0, "", &bytes);
            }
        }
        self.raw_member(name, kind, mode, link, content)
    }

    fn raw_member(
        mut self,
        name: &str,
        kind: EntryType,
        mode: u32,
        link: &str,
        content: &[u8],
    ) -> Self {
        let mut header = Header::new_gnu();
        set(&mut header, 0, name);
        set(&mut header, 157, link);
        header.set_entry_type(kind);
        header.set_mode(mode);
        header.set_uid(1);
        header.set_gid(2);
        header.set_mtime(1_700_000_000);
        header.set_size(content.len() as u64);
        header.set_cksum();
        self.bytes.extend_from_slice(header.as_bytes());
        self.content(content)
    }

    pub(crate) fn header(mut self, change: impl FnOnce(&mut Header)) -> Self {
        let mut header = Header::new_gnu();
        set(&mut header, 0, "member");
        header.set_mode(0o644);
        header.set_size(0);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(0);
        header.set_entry_type(EntryType::Regular);
        change(&mut header);
        header.set_cksum();
        self.bytes.extend_from_slice(header.as_bytes());
        self
    }

    /// A pax header for the next member.
    pub(crate) fn pax(mut self, records: &[(&str, &[u8])]) -> Self {
        let mut builder = Builder::new(Vec::new());
        builder
            .append_pax_extensions(records.iter().copied())
            .unwrap();
        let bytes = builder.into_inner().unwrap();
        self.bytes.extend_from_slice(&bytes[..bytes.len() - 1024]);
        self
    }

    fn content(mut self, content: &[u8]) -> Self {
        self.bytes.extend_from_slice(content);
        self.bytes.resize(self.bytes.len().next_multiple_of(512), 0);
        self
    }

    /// The archive with its end marker.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        self.bytes.resize(self.bytes.len() + 1024, 0);
        self.bytes
    }
}

fn set(header: &mut Header, at: usize, text: &str) {
    let take = text.len().min(99);
    header.as_mut_bytes()[at..at + take].copy_from_slice(&text.as_bytes()[..take]);
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
