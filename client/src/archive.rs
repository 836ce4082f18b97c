//! Tar archives for requests: root file systems to import, files to copy into a container.

use std::io;
use std::path::Path;

/// An archive that is built in memory.
pub struct Archive {
    builder: tar::Builder<Vec<u8>>,
}

impl std::fmt::Debug for Archive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive").finish_non_exhaustive()
    }
}

impl Default for Archive {
    fn default() -> Self {
        Self::new()
    }
}

impl Archive {
    /// An empty archive.
    pub fn new() -> Self {
        Self {
            builder: tar::Builder::new(Vec::new()),
        }
    }

    /// Adds a directory with these permission bits, owned by root.
    ///
    /// # Errors
    /// The path is absolute, or climbs out with `..`.
    pub fn directory(&mut self, path: &str, mode: u32) -> io::Result<&mut Self> {
        let mut header = header(tar::EntryType::Directory, mode);
        self.builder.append_data(&mut header, path, io::empty())?;
        Ok(self)
    }

    /// Adds a file with this content and these permission bits, owned by root.
    ///
    /// # Errors
    /// As [`Archive::directory`].
    pub fn file(&mut self, path: &str, mode: u32, content: &[u8]) -> io::Result<&mut Self> {
        let mut header = header(tar::EntryType::Regular, mode);
        header.set_size(content.len() as u64);
        self.builder.append_data(&mut header, path, content)?;
        Ok(self)
    }

    /// Adds the content of a file of this machine under another path.
    ///
    /// # Errors
    /// As [`Archive::directory`], and the file cannot be read.
    pub fn file_from(&mut self, path: &str, mode: u32, source: &Path) -> io::Result<&mut Self> {
        self.file(path, mode, &std::fs::read(source)?)
    }

    /// Adds a symbolic link.
    ///
    /// # Errors
    /// As [`Archive::directory`].
    pub fn link(&mut self, path: &str, target: &str) -> io::Result<&mut Self> {
        let mut header = header(tar::EntryType::Symlink, 0o777);
        self.builder.append_link(&mut header, path, target)?;
        Ok(self)
    }

    /// The archive's bytes.
    ///
    /// # Errors
    /// None in memory; the signature is that of the tar library.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        self.builder.into_inner()
    }
}

fn header(kind: tar::EntryType, mode: u32) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(kind);
    header.set_mode(mode);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_size(0);
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_in_the_archive() {
        let mut archive = Archive::new();
        archive.directory("bin", 0o755).unwrap();
        archive.file("bin/tool", 0o755, b"content").unwrap();
        archive.link("bin/alias", "tool").unwrap();
        let bytes = archive.finish().unwrap();

        let mut seen = Vec::new();
        for entry in tar::Archive::new(bytes.as_slice()).entries().unwrap() {
            let entry = entry.unwrap();
            let link = entry
                .link_name()
                .unwrap()
                .map(|path| path.display().to_string());
            seen.push((
                entry.path().unwrap().display().to_string(),
                entry.size(),
                link,
            ));
        }
        let expected = [
            ("bin", 0, None),
            ("bin/tool", 7, None),
            ("bin/alias", 0, Some("tool")),
        ]
        .map(|(path, size, link)| (path.to_owned(), size, link.map(str::to_owned)));
        assert_eq!(seen, expected);
    }

    #[test]
    fn a_path_that_climbs_out_is_refused() {
        assert!(Archive::new().file("../etc/passwd", 0o644, b"").is_err());
    }
}
