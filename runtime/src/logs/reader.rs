//! From the bytes of log files to frames. Blocking.

use std::path::PathBuf;

use super::entry::{Entry, Stream};
use super::files::{LogFile, open_next, open_oldest, open_tail};
use super::{LogError, LogQuery, Tail};

/// How much is read at once.
const READ: usize = 256 << 10;
/// How much is handed on at once.
pub(super) const PIECE: usize = 256 << 10;
/// The longest line that is believed: a monitor splits at 16 KiB, which escapes may make six times as long.
const LONGEST_LINE: usize = 1 << 20;

/// How far a read came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// A piece is full; there may be more.
    Full,
    /// Everything that is there now has been read.
    AtEnd,
    /// The time that the client asked for is over.
    Over,
}

/// Reads a log from where the query wants it.
#[derive(Debug)]
pub(super) struct Reader {
    path: PathBuf,
    raw: bool,
    query: LogQuery,
    file: Option<LogFile>,
    begun: bool,
    /// What was read and not yet used: the beginning of a line.
    rest: Vec<u8>,
    /// Whether the line in `rest` is too long and dropped up to its end.
    skipping: bool,
    block: Vec<u8>,
}

impl Reader {
    pub(super) fn new(path: PathBuf, raw: bool, query: LogQuery) -> Self {
        Self {
            path,
            raw,
            query,
            file: None,
            begun: false,
            rest: Vec::new(),
            skipping: false,
            block: vec![0; READ],
        }
    }

    /// Appends frames to `out` until that is a piece or nothing is left.
    pub(super) fn fill(&mut self, out: &mut Vec<u8>) -> Result<Progress, LogError> {
        while out.len() < PIECE {
            if !self.has_file()? {
                return Ok(Progress::AtEnd);
            }
            let Some(file) = &mut self.file else {
                return Ok(Progress::AtEnd);
            };
            let read = file
                .read(&mut self.block)
                .map_err(|source| LogError::Read {
                    path: self.path.clone(),
                    source,
                })?;
            if read == 0 {
                match open_next(&self.path, file)? {
                    None => return Ok(Progress::AtEnd),
                    Some(next) => {
                        // The last bytes may have come between the read and the rotation.
                        let late = file
                            .read(&mut self.block)
                            .map_err(|source| LogError::Read {
                                path: self.path.clone(),
                                source,
                            })?;
                        if late == 0 {
                            self.rest.clear();
                            self.file = Some(next);
                            continue;
                        }
                        if self.take(late, out) {
                            return Ok(Progress::Over);
                        }
                        continue;
                    }
                }
            }
            if self.take(read, out) {
                return Ok(Progress::Over);
            }
        }
        Ok(Progress::Full)
    }

    fn has_file(&mut self) -> Result<bool, LogError> {
        if self.file.is_none() {
            self.file = match self.query.tail {
                Tail::Lines(lines) if !self.begun => open_tail(&self.path, lines)?,
                _ => open_oldest(&self.path)?,
            };
            self.begun = true;
        }
        Ok(self.file.is_some())
    }

    /// Takes the first `read` bytes of the block; says whether the time is over.
    fn take(&mut self, read: usize, out: &mut Vec<u8>) -> bool {
        let block = std::mem::take(&mut self.block);
        let mut bytes = &block[..read];
        let mut over = false;
        while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
            let line = &bytes[..end];
            bytes = &bytes[end + 1..];
            if self.skipping {
                self.skipping = false;
            } else if self.rest.is_empty() {
                over = self.render(line, out);
            } else {
                let mut whole = std::mem::take(&mut self.rest);
                whole.extend_from_slice(line);
                over = self.render(&whole, out);
                whole.clear();
                self.rest = whole;
            }
            if over {
                break;
            }
        }
        if !over && !self.skipping {
            self.rest.extend_from_slice(bytes);
            if self.rest.len() > LONGEST_LINE {
                self.rest = Vec::new();
                self.skipping = true;
            }
        }
        self.block = block;
        over
    }

    /// Appends one line as a frame, if the query wants it; says whether the time is over.
    fn render(&self, line: &[u8], out: &mut Vec<u8>) -> bool {
        let Some(entry) = Entry::parse(line) else {
            return false;
        };
        let query = &self.query;
        let (wanted, number) = match entry.stream {
            Stream::Stdout => (query.stdout, 1),
            Stream::Stderr => (query.stderr, 2),
        };
        if query.since.is_some() || query.until.is_some() {
            let Some(time) = entry.time() else {
                return false;
            };
            if query.until.is_some_and(|until| time > until) {
                return true;
            }
            if query.since.is_some_and(|since| time < since) {
                return false;
            }
        }
        if !wanted {
            return false;
        }
        let start = out.len();
        if !self.raw {
            out.extend_from_slice(&[number, 0, 0, 0, 0, 0, 0, 0]);
        }
        if query.timestamps {
            entry.render_time(out);
            out.push(b' ');
        }
        if query.details {
            entry.render_attrs(out);
            out.push(b' ');
        }
        entry.render_text(out);
        if !self.raw {
            // A line is far shorter than 4 GiB.
            let length = (out.len() - start - 8) as u32;
            out[start + 4..start + 8].copy_from_slice(&length.to_be_bytes());
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, stream: &str, second: u32) -> String {
        format!(
            "{{\"log\":\"{text}\",\"stream\":\"{stream}\",\"time\":\"2024-01-02T03:04:{second:02}Z\"}}\n"
        )
    }

    fn read(log: &str, raw: bool, query: LogQuery) -> (Vec<u8>, Progress) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("log");
        std::fs::write(&path, log).expect("written");
        let mut out = Vec::new();
        let mut reader = Reader::new(path, raw, query);
        let mut progress = reader.fill(&mut out).expect("read");
        while progress == Progress::Full {
            let mut more = Vec::new();
            progress = reader.fill(&mut more).expect("read");
            out.extend(more);
        }
        (out, progress)
    }

    fn both() -> LogQuery {
        LogQuery {
            stdout: true,
            stderr: true,
            ..LogQuery::default()
        }
    }

    #[test]
    fn lines_become_frames() {
        let log = line("out\\n", "stdout", 1) + &line("err\\n", "stderr", 2);
        let (out, progress) = read(&log, false, both());
        assert_eq!(out, b"\x01\0\0\0\0\0\0\x04out\n\x02\0\0\0\0\0\0\x04err\n");
        assert_eq!(progress, Progress::AtEnd);
        assert_eq!(read(&log, true, both()).0, b"out\nerr\n");
        let only_err = LogQuery {
            stdout: false,
            ..both()
        };
        assert_eq!(read(&log, true, only_err).0, b"err\n");
    }

    #[test]
    fn times_choose_and_show() {
        let log: String = (1..=5)
            .map(|n| line(&format!("{n} "), "stdout", n))
            .collect();
        let at = |second: u32| {
            Some(
                format!("2024-01-02T03:04:{second:02}Z")
                    .parse()
                    .expect("a time"),
            )
        };
        let query = LogQuery {
            since: at(2),
            until: at(4),
            ..both()
        };
        assert_eq!(
            read(&log, true, query),
            (b"2 3 4 ".to_vec(), Progress::Over)
        );
        let query = LogQuery {
            timestamps: true,
            tail: Tail::Lines(1),
            ..both()
        };
        assert_eq!(
            read(&log, true, query).0,
            b"2024-01-02T03:04:05.000000000Z 5 "
        );
    }

    #[test]
    fn garbage_hides_nothing_else() {
        let log = line("1", "stdout", 1)
            + "garbage\n\0\0\n"
            + &"x".repeat(3 << 20)
            + "\n"
            + &line("2", "stdout", 2);
        assert_eq!(read(&log, true, both()).0, b"12");
    }

    #[test]
    fn a_line_that_is_not_finished_waits() {
        let whole = line("1", "stdout", 1);
        let (out, _) = read(&(whole.clone() + &whole[..20]), true, both());
        assert_eq!(out, b"1");
    }

    #[test]
    fn long_logs_come_in_pieces() {
        let log: String = (0..20_000)
            .map(|_| line("0123456789012345678901234567890123456789\\n", "stdout", 1))
            .collect();
        let (out, _) = read(&log, false, both());
        assert_eq!(out.len(), 20_000 * (41 + 8));
    }
}
