//! A container's files as one tar.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use nix::sys::stat::{SFlag, major, minor};
use tar::{Builder, EntryType, Header, HeaderMode};

use super::LayerError;
use super::collection::Layers;
use super::copy::read_xattrs;
use super::merged::{Entry, MergedDirectory, kind};
use super::outflow::ArchiveStream;

/// Deeper trees are refused: each level costs a descriptor per layer.
const DEPTH: usize = 512;

impl Layers {
    /// The files of a container, running or not, as a tar. Must be called within a tokio runtime.
    ///
    /// A file that changes while it is read comes with the length it had; mounts of the container are not seen.
    ///
    /// # Errors
    /// `NotFound` for an unknown container. What fails later ends the stream with an error.
    pub fn export(&self, container_id: &str) -> Result<ArchiveStream, LayerError> {
        let root = self.root(container_id)?;
        Ok(ArchiveStream::start(move |out| -> io::Result<()> {
            let mut builder = Builder::new(out);
            builder.mode(HeaderMode::Complete);
            let mut export = Export {
                builder,
                links: HashMap::new(),
            };
            export.directory(&MergedDirectory::root(&root)?, Path::new(""), 0)?;
            export.builder.into_inner().map(drop)
        }))
    }
}

struct Export<W: Write> {
    builder: Builder<W>,
    /// Files with several names: the first one in the archive.
    links: HashMap<(u64, u64), PathBuf>,
}

impl<W: Write> Export<W> {
    fn directory(
        &mut self,
        directory: &MergedDirectory,
        path: &Path,
        depth: usize,
    ) -> io::Result<()> {
        if depth > DEPTH {
            return Err(io::Error::other(format!(
                "{} is too deep to export",
                path.display()
            )));
        }
        for name in directory.names()? {
            let below = path.join(&name);
            match directory.lookup(&name)? {
                Some(Entry::Directory(entry)) => {
                    let itself = entry.path().join(".");
                    let metadata = fs::metadata(&itself)?;
                    let mut header = self.header(&itself, &metadata, EntryType::Directory)?;
                    let mut named = below.as_os_str().to_owned();
                    named.push(OsStr::new("/"));
                    self.builder.append_data(&mut header, named, io::empty())?;
                    self.directory(&entry, &below, depth + 1)?;
                }
                Some(Entry::Other { path, status }) => self.other(&path, kind(&status), &below)?,
                None => {}
            }
        }
        Ok(())
    }

    fn other(&mut self, from: &Path, kind: SFlag, path: &Path) -> io::Result<()> {
        let metadata = match fs::symlink_metadata(from) {
            // Gone since it was listed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            metadata => metadata?,
        };
        if metadata.nlink() > 1 {
            if let Some(first) = self.links.get(&(metadata.dev(), metadata.ino())).cloned() {
                let mut header = self.header(from, &metadata, EntryType::Link)?;
                return self.builder.append_link(&mut header, path, first);
            }
            self.links
                .insert((metadata.dev(), metadata.ino()), path.to_owned());
        }
        match kind {
            SFlag::S_IFREG => {
                // Without blocking, should a pipe have taken the file's place.
                let flags = libc::O_NOFOLLOW | libc::O_NONBLOCK;
                let file = fs::OpenOptions::new()
                    .read(true)
                    .custom_flags(flags)
                    .open(from)?;
                let metadata = file.metadata()?;
                let mut header = self.header(from, &metadata, EntryType::Regular)?;
                header.set_size(metadata.size());
                self.builder.append_data(
                    &mut header,
                    path,
                    Exactly {
                        file,
                        left: metadata.size(),
                    },
                )
            }
            SFlag::S_IFLNK => {
                let target = fs::read_link(from)?;
                let mut header = self.header(from, &metadata, EntryType::Symlink)?;
                self.builder.append_link(&mut header, path, target)
            }
            SFlag::S_IFIFO => self.node(from, &metadata, EntryType::Fifo, path),
            SFlag::S_IFCHR => self.node(from, &metadata, EntryType::Char, path),
            SFlag::S_IFBLK => self.node(from, &metadata, EntryType::Block, path),
            // Sockets have no form in a tar.
            _ => Ok(()),
        }
    }

    fn node(
        &mut self,
        from: &Path,
        metadata: &fs::Metadata,
        kind: EntryType,
        path: &Path,
    ) -> io::Result<()> {
        let mut header = self.header(from, metadata, kind)?;
        let number = |part: u64| u32::try_from(part).map_err(io::Error::other);
        header.set_device_major(number(major(metadata.rdev()))?)?;
        header.set_device_minor(number(minor(metadata.rdev()))?)?;
        self.builder.append_data(&mut header, path, io::empty())
    }

    /// The header of an entry; its extended attributes are written before it.
    fn header(
        &mut self,
        from: &Path,
        metadata: &fs::Metadata,
        kind: EntryType,
    ) -> io::Result<Header> {
        if kind != EntryType::Link {
            let xattrs = read_xattrs(from)?;
            let named: Vec<(String, Vec<u8>)> = xattrs
                .into_iter()
                .map(|(name, value)| {
                    (
                        format!("SCHILY.xattr.{}", String::from_utf8_lossy(&name)),
                        value,
                    )
                })
                .collect();
            if !named.is_empty() {
                self.builder.append_pax_extensions(
                    named
                        .iter()
                        .map(|(name, value)| (name.as_str(), value.as_slice())),
                )?;
            }
        }
        let mut header = Header::new_gnu();
        header.set_entry_type(kind);
        header.set_mode(metadata.mode() & 0o7777);
        header.set_uid(metadata.uid().into());
        header.set_gid(metadata.gid().into());
        header.set_mtime(metadata.mtime().max(0).cast_unsigned());
        header.set_size(0);
        Ok(header)
    }
}

/// A file as long as it was when it was opened: cut when it grew, filled with zeros when it shrank.
struct Exactly {
    file: File,
    left: u64,
}

impl Read for Exactly {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let want = usize::try_from(self.left)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        let buffer = &mut buffer[..want];
        let mut read = self.file.read(buffer)?;
        if read == 0 {
            buffer.fill(0);
            read = want;
        }
        self.left -= read as u64;
        Ok(read)
    }
}
