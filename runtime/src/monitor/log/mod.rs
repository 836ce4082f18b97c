//! A container's log: lines of JSON in a file, as clients of other engines know them.

mod encode;
mod file;

use std::time::SystemTime;

use crate::launch::LogPlan;
use encode::LineEncoder;
use file::RotatingFile;

/// Longest line kept in one piece; a longer one is cut into entries of this size without a newline at their end.
const LINE_BYTES: usize = 16 * 1024;
/// Encoded bytes that are collected before they are written.
const BATCH_BYTES: usize = 64 * 1024;

/// Which of the two output streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stream {
    /// Standard output, or a terminal.
    Stdout,
    /// Standard error.
    Stderr,
}

impl Stream {
    fn name(self) -> &'static str {
        match self {
            Self::Stdout => "stdout",
            Self::Stderr => "stderr",
        }
    }

    fn index(self) -> usize {
        match self {
            Self::Stdout => 0,
            Self::Stderr => 1,
        }
    }
}

/// The log of one container.
#[derive(Debug)]
pub(super) struct Log {
    file: RotatingFile,
    encoder: LineEncoder,
    /// Beginnings of lines whose end has not been seen, by stream.
    partial: [Vec<u8>; 2],
    batch: Vec<u8>,
}

impl Log {
    /// Opens the log of a plan; `None` when nothing is kept.
    pub(super) fn open(plan: &LogPlan) -> std::io::Result<Option<Self>> {
        match plan {
            LogPlan::None => Ok(None),
            LogPlan::JsonFile {
                path,
                max_bytes,
                max_files,
                attrs,
            } => Ok(Some(Self {
                file: RotatingFile::open(path, *max_bytes, *max_files)?,
                encoder: LineEncoder::new(attrs.as_deref()),
                partial: [Vec::new(), Vec::new()],
                batch: Vec::new(),
            })),
        }
    }

    /// Takes what was read at one instant and writes every line that is complete.
    ///
    /// Returns the first trouble since the last success, once, as a sentence; what could not be written is lost and
    /// the container goes on.
    pub(super) fn append(&mut self, stream: Stream, bytes: &[u8]) -> Option<String> {
        self.encoder.stamp(SystemTime::now());
        let mut rest = bytes;
        while !rest.is_empty() {
            let held = self.partial[stream.index()].len();
            let window = &rest[..rest.len().min(LINE_BYTES - held)];
            match memchr::memchr(b'\n', window) {
                Some(end) => {
                    self.entry(stream, &rest[..end], true);
                    rest = &rest[end + 1..];
                }
                None if held + window.len() == LINE_BYTES => {
                    let length = window.len();
                    self.entry(stream, &rest[..length], false);
                    rest = &rest[length..];
                }
                None => {
                    self.partial[stream.index()].extend_from_slice(rest);
                    rest = &[];
                }
            }
        }
        self.write_batch()
    }

    /// Writes what is left without its newline, at the end of a stream.
    pub(super) fn finish(&mut self) -> Option<String> {
        self.encoder.stamp(SystemTime::now());
        for stream in [Stream::Stdout, Stream::Stderr] {
            if !self.partial[stream.index()].is_empty() {
                self.entry(stream, &[], false);
            }
        }
        self.write_batch()
    }

    fn entry(&mut self, stream: Stream, tail: &[u8], newline: bool) {
        let partial = &mut self.partial[stream.index()];
        self.encoder
            .encode(&mut self.batch, stream.name(), &[partial, tail], newline);
        partial.clear();
        if self.batch.len() >= BATCH_BYTES || self.file.wants_rotation(self.batch.len()) {
            // Trouble is reported by the write that ends the call.
            self.file.write(&self.batch);
            self.batch.clear();
        }
    }

    fn write_batch(&mut self) -> Option<String> {
        if !self.batch.is_empty() {
            self.file.write(&self.batch);
            self.batch.clear();
        }
        self.file.take_trouble()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(
        plan_max: Option<u64>,
        files: u32,
        feed: &[(Stream, &[u8])],
    ) -> (tempfile::TempDir, Vec<String>) {
        let directory = tempfile::tempdir().expect("temporary directory");
        let path = directory.path().join("c-json.log");
        let plan = LogPlan::JsonFile {
            path: path.clone(),
            max_bytes: plan_max,
            max_files: files,
            attrs: None,
        };
        let mut log = Log::open(&plan).expect("open").expect("a file");
        for (stream, bytes) in feed {
            assert_eq!(log.append(*stream, bytes), None);
        }
        assert_eq!(log.finish(), None);
        let names = std::iter::once(path.clone())
            .chain((1..files).map(|n| path.with_file_name(format!("c-json.log.{n}"))));
        let texts = names
            .filter_map(|name| std::fs::read_to_string(name).ok())
            .collect();
        (directory, texts)
    }

    fn messages(text: &str) -> Vec<(String, String)> {
        text.lines()
            .map(|line| {
                let value: serde_json::Value = serde_json::from_str(line).expect(line);
                let field = |name: &str| value[name].as_str().expect(name).to_owned();
                (field("stream"), field("log"))
            })
            .collect()
    }

    #[test]
    fn lines_are_put_together_across_reads() {
        let feed: [(Stream, &[u8]); 4] = [
            (Stream::Stdout, b"a\nb"),
            (Stream::Stderr, b"x\n"),
            (Stream::Stdout, b"c\n\n"),
            (Stream::Stdout, b"end"),
        ];
        let (_directory, texts) = written(None, 1, &feed);
        let expected = [
            ("stdout", "a\n"),
            ("stderr", "x\n"),
            ("stdout", "bc\n"),
            ("stdout", "\n"),
            ("stdout", "end"),
        ];
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(s, l)| (s.to_owned(), l.to_owned()))
            .collect();
        assert_eq!(messages(&texts[0]), expected);
    }

    #[test]
    fn long_lines_are_cut_at_16_kib() {
        let mut line = vec![b'x'; 40_000];
        line.push(b'\n');
        let (_directory, texts) = written(None, 1, &[(Stream::Stdout, &line)]);
        let lengths: Vec<usize> = messages(&texts[0])
            .iter()
            .map(|(_, log)| log.len())
            .collect();
        assert_eq!(lengths, [16384, 16384, 40_000 - 2 * 16384 + 1]);
    }

    #[test]
    fn rotation_keeps_the_newest_files_and_loses_no_line() {
        let lines: Vec<Vec<u8>> = (0..100).map(|n| format!("{n:04}\n").into_bytes()).collect();
        let feed: Vec<(Stream, &[u8])> = lines
            .iter()
            .map(|line| (Stream::Stdout, line.as_slice()))
            .collect();
        let (_directory, texts) = written(Some(2000), 3, &feed);
        assert_eq!(texts.len(), 3);
        let seen: Vec<String> = texts
            .iter()
            .rev()
            .flat_map(|text| messages(text))
            .map(|(_, log)| log.trim().to_owned())
            .collect();
        let first: usize = seen[0].parse().expect("a number");
        let expected: Vec<String> = (first..100).map(|n| format!("{n:04}")).collect();
        assert_eq!(seen, expected);
        assert!(texts.iter().all(|text| text.len() < 2200));
    }

    #[test]
    fn a_deleted_file_is_made_again() {
        let directory = tempfile::tempdir().expect("temporary directory");
        let path = directory.path().join("c-json.log");
        let plan = LogPlan::JsonFile {
            path: path.clone(),
            max_bytes: None,
            max_files: 1,
            attrs: None,
        };
        let mut log = Log::open(&plan).expect("open").expect("a file");
        log.append(Stream::Stdout, b"one\n");
        std::fs::remove_file(&path).expect("remove");
        log.append(Stream::Stdout, b"two\n");
        let text = std::fs::read_to_string(&path).expect("made again");
        assert_eq!(messages(&text)[0].1, "two\n");
    }
}
