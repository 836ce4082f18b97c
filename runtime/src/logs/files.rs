//! The files of one log: the current one and its older siblings `.1`, `.2` …, the higher the older.

use std::fs::{File, Metadata};
use std::io;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};

use super::LogError;

/// How much is read at once when a log is searched from its end.
const BLOCK: usize = 64 << 10;

/// An open file of a log, with its place in the order by inode: names change at each rotation.
#[derive(Debug)]
pub(super) struct LogFile {
    pub(super) file: File,
    pub(super) position: u64,
    identity: (u64, u64),
}

fn identity(metadata: &Metadata) -> (u64, u64) {
    (metadata.dev(), metadata.ino())
}

/// The path of the file that was rotated `number` times; 0 is the current one.
fn numbered(path: &Path, number: u32) -> PathBuf {
    if number == 0 {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{number}"));
    PathBuf::from(name)
}

fn open(path: &Path) -> Result<Option<LogFile>, LogError> {
    let opened = File::open(path).and_then(|file| Ok((identity(&file.metadata()?), file)));
    match opened {
        Ok((identity, file)) => Ok(Some(LogFile {
            file,
            position: 0,
            identity,
        })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(LogError::Read {
            path: path.to_owned(),
            source,
        }),
    }
}

/// How many rotated files there are.
fn rotated(path: &Path) -> u32 {
    (1..)
        .take_while(|number| numbered(path, *number).exists())
        .last()
        .unwrap_or(0)
}

/// Opens the oldest file; `None` when nothing has been written yet.
pub(super) fn open_oldest(path: &Path) -> Result<Option<LogFile>, LogError> {
    for number in (0..=rotated(path)).rev() {
        if let Some(file) = open(&numbered(path, number))? {
            return Ok(Some(file));
        }
    }
    Ok(None)
}

/// Opens the file that comes after `before`; `None` when that is the current one.
pub(super) fn open_next(path: &Path, before: &LogFile) -> Result<Option<LogFile>, LogError> {
    let mut oldest = None;
    for number in 0..=rotated(path) {
        let Some(file) = open(&numbered(path, number))? else {
            continue;
        };
        if file.identity == before.identity {
            // The one looked at before this one is the next younger.
            return Ok(oldest);
        }
        oldest = Some(file);
    }
    // It was rotated away altogether: what is left begins with the oldest.
    Ok(oldest)
}

/// Opens the file with the entry that is `lines` from the end, at that entry.
pub(super) fn open_tail(path: &Path, lines: u64) -> Result<Option<LogFile>, LogError> {
    let mut missing = lines;
    let mut last = None;
    for number in 0..=rotated(path) {
        let name = numbered(path, number);
        let Some(mut file) = open(&name)? else {
            continue;
        };
        let read = |source| LogError::Read {
            path: name.clone(),
            source,
        };
        let (position, found) = seek_back(&file.file, missing).map_err(read)?;
        file.position = position;
        last = Some(file);
        missing -= found;
        if missing == 0 {
            break;
        }
    }
    Ok(last)
}

/// Finds the place from where `lines` whole lines follow to the end; gives it with the number of lines that do.
fn seek_back(file: &File, lines: u64) -> io::Result<(u64, u64)> {
    let end = file.metadata()?.len();
    let mut block = vec![0; BLOCK];
    let mut found = 0;
    let mut at = end;
    while at > 0 {
        let size = at.min(BLOCK as u64) as usize;
        at -= size as u64;
        file.read_exact_at(&mut block[..size], at)?;
        for place in (0..size).rev().filter(|place| block[*place] == b'\n') {
            // A line feed ends a line: the one after as many as are wanted is the last one that is not.
            if found == lines {
                return Ok((at + place as u64 + 1, found));
            }
            found += 1;
        }
    }
    Ok((0, found))
}

impl LogFile {
    /// Reads on; at the end of the file nothing is read. A file that became shorter is read from its beginning.
    pub(super) fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read_at(buffer, self.position)?;
        if read == 0 && self.file.metadata()?.len() < self.position {
            self.position = 0;
            return self
                .file
                .read_at(buffer, 0)
                .inspect(|read| self.position = *read as u64);
        }
        self.position += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(files: &[&str]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("log");
        for (number, text) in files.iter().enumerate() {
            std::fs::write(numbered(&path, number as u32), text).expect("written");
        }
        (folder, path)
    }

    fn rest(file: &mut LogFile) -> String {
        let mut buffer = vec![0; 1 << 20];
        let read = file.read(&mut buffer).expect("read");
        String::from_utf8(buffer[..read].to_vec()).expect("text")
    }

    #[test]
    fn the_tail_reaches_into_rotated_files() {
        // The current file first.
        let (_folder, path) = log(&["5\n6\n", "3\n4\n", "1\n2\n"]);
        for (lines, expected) in [
            (0, ""),
            (1, "6\n"),
            (2, "5\n6\n"),
            (3, "4\n"),
            (6, "1\n2\n"),
            (99, "1\n2\n"),
        ] {
            let mut file = open_tail(&path, lines).expect("read").expect("a file");
            assert_eq!(rest(&mut file), expected, "{lines}");
        }
    }

    #[test]
    fn a_long_file_is_searched_in_blocks() {
        let text: String = (0..50_000).map(|n| format!("{n}\n")).collect();
        let (_folder, path) = log(&[&text]);
        let mut file = open_tail(&path, 20_000).expect("read").expect("a file");
        assert!(rest(&mut file).starts_with("30000\n"));
    }

    #[test]
    fn files_follow_each_other_through_a_rotation() {
        let (_folder, path) = log(&["2\n", "1\n"]);
        let mut file = open_oldest(&path).expect("read").expect("a file");
        assert_eq!(rest(&mut file), "1\n");
        std::fs::rename(numbered(&path, 1), numbered(&path, 2)).expect("renamed");
        std::fs::rename(&path, numbered(&path, 1)).expect("renamed");
        std::fs::write(&path, "3\n").expect("written");
        let mut second = open_next(&path, &file).expect("read").expect("a file");
        assert_eq!(rest(&mut second), "2\n");
        let mut third = open_next(&path, &second).expect("read").expect("a file");
        assert_eq!(rest(&mut third), "3\n");
        assert!(open_next(&path, &third).expect("read").is_none());
    }

    #[test]
    fn a_truncated_file_is_read_anew() {
        let (_folder, path) = log(&["12345\n"]);
        let mut file = open_oldest(&path).expect("read").expect("a file");
        assert_eq!(rest(&mut file), "12345\n");
        std::fs::write(&path, "9\n").expect("written");
        assert_eq!(rest(&mut file), "9\n");
    }
}
