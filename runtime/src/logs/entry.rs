//! One line of a `json-file` log: `{"log":"text\n","stream":"stdout","attrs":{…},"time":"…"}`.

use jiff::Timestamp;

/// Which stream an entry came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stream {
    Stdout,
    Stderr,
}

/// An entry, its text still escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    escaped: &'a [u8],
    pub(super) stream: Stream,
    /// A JSON object, or empty.
    attrs: &'a [u8],
    time: &'a str,
}

const LOG: &[u8] = b"{\"log\":\"";
const STREAM: &[u8] = b",\"stream\":\"";
const ATTRS: &[u8] = b"\"attrs\":";
const TIME: &[u8] = b"\"time\":\"";

impl<'a> Entry<'a> {
    /// Reads a line without its line feed; `None` when it is none of ours: a log that was cut or written over has such
    /// lines, and one of them must not hide the others.
    pub(super) fn parse(line: &'a [u8]) -> Option<Self> {
        let rest = line.strip_prefix(LOG)?;
        let end = string_end(rest)?;
        let escaped = &rest[..end];
        let rest = rest[end + 1..].strip_prefix(STREAM)?;
        let end = string_end(rest)?;
        let stream = match &rest[..end] {
            b"stdout" => Stream::Stdout,
            b"stderr" => Stream::Stderr,
            _ => return None,
        };
        let rest = rest[end + 1..].strip_prefix(b",")?;
        let (attrs, rest) = match rest.strip_prefix(ATTRS) {
            Some(rest) => {
                let end = object_end(rest)?;
                (&rest[..end], rest[end..].strip_prefix(b",")?)
            }
            None => (&rest[..0], rest),
        };
        let rest = rest.strip_prefix(TIME)?;
        let end = string_end(rest)?;
        let time = std::str::from_utf8(&rest[..end]).ok()?;
        (&rest[end + 1..] == b"}").then_some(Self {
            escaped,
            stream,
            attrs,
            time,
        })
    }

    /// When it was written.
    pub(super) fn time(&self) -> Option<Timestamp> {
        self.time.parse().ok()
    }

    /// Appends the time with nine digits, so that columns align.
    pub(super) fn render_time(&self, out: &mut Vec<u8>) {
        let bare = self.time.trim_end_matches('Z');
        let (seconds, fraction) = bare.split_once('.').unwrap_or((bare, ""));
        out.extend_from_slice(seconds.as_bytes());
        out.push(b'.');
        out.extend_from_slice(fraction.as_bytes().get(..9).unwrap_or(fraction.as_bytes()));
        out.extend(std::iter::repeat_n(
            b'0',
            9_usize.saturating_sub(fraction.len()),
        ));
        out.push(b'Z');
    }

    /// Appends the attributes as `name=value,name=value`.
    pub(super) fn render_attrs(&self, out: &mut Vec<u8>) {
        let Ok(attrs) =
            serde_json::from_slice::<std::collections::BTreeMap<String, String>>(self.attrs)
        else {
            return;
        };
        for (n, (name, value)) in attrs.iter().enumerate() {
            if n > 0 {
                out.push(b',');
            }
            out.extend_from_slice(name.as_bytes());
            out.push(b'=');
            out.extend_from_slice(value.as_bytes());
        }
    }

    /// Appends the text as the container wrote it (bytes that were no UTF-8 came into the log as U+FFFD).
    pub(super) fn render_text(&self, out: &mut Vec<u8>) {
        let mut rest = self.escaped;
        while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
            out.extend_from_slice(&rest[..at]);
            rest = &rest[at + 1..];
            let Some((kind, after)) = rest.split_first() else {
                return;
            };
            rest = after;
            match kind {
                b'n' => out.push(b'\n'),
                b't' => out.push(b'\t'),
                b'r' => out.push(b'\r'),
                b'b' => out.push(8),
                b'f' => out.push(12),
                b'u' => rest = unescape_unicode(rest, out),
                other => out.push(*other),
            }
        }
        out.extend_from_slice(rest);
    }
}

/// Where a string ends: the place of its closing quote.
fn string_end(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text
            .get(at..)?
            .iter()
            .position(|byte| matches!(byte, b'"' | b'\\'))?;
        if text[at] == b'"' {
            return Some(at);
        }
        at += 2;
    }
}

/// Where an object ends: the place after its closing brace.
fn object_end(text: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_u32);
    loop {
        match text.get(at)? {
            b'{' => depth += 1,
            b'}' => depth = depth.checked_sub(1)?,
            b'"' => at += 1 + string_end(&text[at + 1..])?,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Appends the character of four digits (eight with a surrogate pair); gives what follows.
fn unescape_unicode<'a>(text: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    let unit = |text: &[u8]| {
        let digits = std::str::from_utf8(text.get(..4)?).ok()?;
        u16::from_str_radix(digits, 16).ok()
    };
    let Some(first) = unit(text) else { return text };
    let mut rest = &text[4..];
    let mut units = vec![first];
    if (0xd800..0xdc00).contains(&first)
        && let Some(second) = rest.strip_prefix(b"\\u").and_then(unit)
        && (0xdc00..0xe000).contains(&second)
    {
        units.push(second);
        rest = &rest[6..];
    }
    for character in char::decode_utf16(units) {
        let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
        out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &str) -> Option<String> {
        let mut out = Vec::new();
        Entry::parse(line.as_bytes())?.render_text(&mut out);
        String::from_utf8(out).ok()
    }

    #[test]
    fn entries_are_read() {
        let line = r#"{"log":"a \"b\" \\ \t\u003c\u00e9\ud83d\ude00\n","stream":"stderr","time":"2024-01-02T03:04:05.6Z"}"#;
        assert_eq!(
            text(line).as_deref(),
            Some("a \"b\" \\ \t<\u{e9}\u{1f600}\n")
        );
        let entry = Entry::parse(line.as_bytes()).expect("an entry");
        assert_eq!(entry.stream, Stream::Stderr);
        let mut time = Vec::new();
        entry.render_time(&mut time);
        assert_eq!(time, b"2024-01-02T03:04:05.600000000Z");
    }

    #[test]
    fn attributes_are_read() {
        let line = r#"{"log":"x\n","stream":"stdout","attrs":{"a":"b}","c":"d"},"time":"2024-01-02T03:04:05Z"}"#;
        let mut out = Vec::new();
        Entry::parse(line.as_bytes())
            .expect("an entry")
            .render_attrs(&mut out);
        assert_eq!(out, b"a=b},c=d");
    }

    #[test]
    fn what_is_no_entry_is_left_out() {
        for line in [
            "",
            "{}",
            "{\"log\":\"x",
            "\0\0\0\0",
            r#"{"log":"x","stream":"other","time":"t"}"#,
            r#"{"log":"x","stream":"stdout","time":"t"}junk"#,
            r#"{"log":"x\"#,
            r#"{"log":"x","stream":"stdout","attrs":{"time":"t"}"#,
        ] {
            assert!(Entry::parse(line.as_bytes()).is_none(), "{line:?}");
        }
    }

    #[test]
    fn broken_escapes_do_not_panic() {
        for text_in in [r"\u12", r"\ud800", r"\ud800\u0041", r"\uzzzz", r"\q"] {
            let line = format!(r#"{{"log":"{text_in}","stream":"stdout","time":"t"}}"#);
            assert!(text(&line).is_some(), "{text_in}");
        }
    }
}
