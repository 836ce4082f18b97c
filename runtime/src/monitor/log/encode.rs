//! One line of the log: `{"log":"…\n","stream":"stdout","time":"2024-01-02T03:04:05.678Z"}`.

use std::time::{SystemTime, UNIX_EPOCH};

/// Encodes entries; the time is set once for all that was read at one instant.
#[derive(Debug)]
pub(super) struct LineEncoder {
    /// `"attrs":{…},` or nothing.
    attrs: String,
    time: String,
}

impl LineEncoder {
    pub(super) fn new(attrs: Option<&str>) -> Self {
        let attrs = attrs
            .map(|object| format!("\"attrs\":{object},"))
            .unwrap_or_default();
        Self {
            attrs,
            time: String::new(),
        }
    }

    /// Sets the time of the entries that follow.
    pub(super) fn stamp(&mut self, now: SystemTime) {
        let nanos = now
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_nanos() as i128);
        self.time = jiff::Timestamp::from_nanosecond(nanos)
            .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
            .to_string();
    }

    /// Appends one entry whose text is the parts one after the other.
    pub(super) fn encode(&self, batch: &mut Vec<u8>, stream: &str, parts: &[&[u8]], newline: bool) {
        batch.extend_from_slice(b"{\"log\":\"");
        match parts {
            [only] | [only, []] => escape(batch, only),
            [[], only] => escape(batch, only),
            // A character may be cut in two between the parts.
            _ => escape(batch, &parts.concat()),
        }
        if newline {
            batch.extend_from_slice(b"\\n");
        }
        batch.extend_from_slice(b"\",\"stream\":\"");
        batch.extend_from_slice(stream.as_bytes());
        batch.extend_from_slice(b"\",");
        batch.extend_from_slice(self.attrs.as_bytes());
        batch.extend_from_slice(b"\"time\":\"");
        batch.extend_from_slice(self.time.as_bytes());
        batch.extend_from_slice(b"\"}\n");
    }
}

/// Whether a byte stands for itself. `<`, `>` and `&` do not: the format escapes them for HTML's sake.
const fn is_plain(byte: u8) -> bool {
    byte >= 0x20 && byte < 0x80 && !matches!(byte, b'"' | b'\\' | b'<' | b'>' | b'&')
}

const PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = is_plain(byte as u8);
        byte += 1;
    }
    table
};

/// Appends text as the inside of a JSON string. What is not UTF-8 becomes U+FFFD, byte by byte.
fn escape(batch: &mut Vec<u8>, text: &[u8]) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest
            .iter()
            .position(|byte| !PLAIN[usize::from(*byte)])
            .unwrap_or(rest.len());
        batch.extend_from_slice(&rest[..plain]);
        rest = &rest[plain..];
        let Some(&byte) = rest.first() else { return };
        let mut taken = 1;
        match byte {
            b'"' | b'\\' => batch.extend_from_slice(&[b'\\', byte]),
            b'\n' => batch.extend_from_slice(b"\\n"),
            b'\r' => batch.extend_from_slice(b"\\r"),
            b'\t' => batch.extend_from_slice(b"\\t"),
            0..0x80 => {
                let digits = [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]];
                batch.extend_from_slice(b"\\u00");
                batch.extend_from_slice(&digits);
            }
            0x80.. => match first_character(rest) {
                // These two end a line in JavaScript.
                Some('\u{2028}') => {
                    batch.extend_from_slice(b"\\u2028");
                    taken = 3;
                }
                Some('\u{2029}') => {
                    batch.extend_from_slice(b"\\u2029");
                    taken = 3;
                }
                Some(character) => {
                    taken = character.len_utf8();
                    batch.extend_from_slice(&rest[..taken]);
                }
                None => batch.extend_from_slice(b"\\ufffd"),
            },
        }
        rest = &rest[taken..];
    }
}

/// The character at the beginning, if it is one.
fn first_character(bytes: &[u8]) -> Option<char> {
    let window = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(window) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&window[..error.valid_up_to()]).ok()?,
    };
    valid.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &[u8]) -> String {
        let mut batch = Vec::new();
        escape(&mut batch, text);
        String::from_utf8(batch).expect("UTF-8")
    }

    #[test]
    fn what_must_be_escaped_is() {
        assert_eq!(
            escaped(b"a\"b\\c\td\re\n\0\x1b"),
            "a\\\"b\\\\c\\td\\re\\n\\u0000\\u001b"
        );
        assert_eq!(escaped(b"<b>&"), "\\u003cb\\u003e\\u0026");
        assert_eq!(escaped("é€😀\u{2028}".as_bytes()), "é€😀\\u2028");
    }

    #[test]
    fn what_is_not_utf8_is_replaced_byte_by_byte() {
        assert_eq!(escaped(b"a\xff\xe2\x82z"), "a\\ufffd\\ufffd\\ufffdz");
    }

    #[test]
    fn an_entry_has_the_known_shape() {
        let mut encoder = LineEncoder::new(Some("{\"k\":\"v\"}"));
        encoder.stamp(UNIX_EPOCH + std::time::Duration::new(1_700_000_000, 120_000_000));
        let mut batch = Vec::new();
        encoder.encode(&mut batch, "stderr", &[b"h", b"i"], true);
        let expected = "{\"log\":\"hi\\n\",\"stream\":\"stderr\",\"attrs\":{\"k\":\"v\"},\"time\":\"2023-11-14T22:13:20.12Z\"}\n";
        assert_eq!(String::from_utf8(batch).expect("UTF-8"), expected);
    }
}
