//! What the extension members before a header say: pax records and GNU long names.

use crate::layers::LayerError;

const XATTR: &[u8] = b"SCHILY.xattr.";

/// The extensions that apply to the next member.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Extensions {
    pub(super) path: Option<Vec<u8>>,
    pub(super) link: Option<Vec<u8>>,
    pub(super) size: Option<u64>,
    pub(super) uid: Option<u64>,
    pub(super) gid: Option<u64>,
    pub(super) mtime: Option<(i64, u32)>,
    pub(super) xattrs: Vec<(Vec<u8>, Vec<u8>)>,
    pub(super) sparse: bool,
}

impl Extensions {
    /// Reads pax records: `<length> <key>=<value>\n`, the length counting itself. Values may hold any byte, newlines too
    /// (file capabilities do), so the length alone says where a record ends.
    pub(super) fn read_pax(&mut self, mut records: &[u8]) -> Result<(), LayerError> {
        while !records.is_empty() {
            let (record, rest) =
                split_record(records).ok_or_else(|| invalid("a record has no valid length"))?;
            let separator = record
                .iter()
                .position(|b| *b == b'=')
                .ok_or_else(|| invalid("a record has no '='"))?;
            let (key, value) = (&record[..separator], &record[separator + 1..]);
            self.apply(key, value)?;
            records = rest;
        }
        Ok(())
    }

    fn apply(&mut self, key: &[u8], value: &[u8]) -> Result<(), LayerError> {
        let number = || {
            let text = std::str::from_utf8(value).ok();
            text.and_then(|t| t.parse().ok()).ok_or_else(|| {
                invalid(&format!("{} is not a number", String::from_utf8_lossy(key)))
            })
        };
        match key {
            b"path" => self.path = Some(value.to_vec()),
            b"linkpath" => self.link = Some(value.to_vec()),
            b"size" => self.size = Some(number()?),
            b"uid" => self.uid = Some(number()?),
            b"gid" => self.gid = Some(number()?),
            b"mtime" => {
                self.mtime = Some(parse_time(value).ok_or_else(|| invalid("mtime is not a time"))?)
            }
            _ if key.starts_with(b"GNU.sparse.") => self.sparse = true,
            _ => {
                if let Some(name) = key.strip_prefix(XATTR) {
                    if name.is_empty() || name.contains(&0) {
                        return Err(invalid("an extended attribute has no valid name"));
                    }
                    self.xattrs.push((name.to_vec(), value.to_vec()));
                }
            }
        }
        Ok(())
    }
}

fn invalid(what: &str) -> LayerError {
    LayerError::Archive {
        reason: format!("in an extended header {what}"),
    }
}

fn split_record(records: &[u8]) -> Option<(&[u8], &[u8])> {
    let space = records.iter().take(12).position(|b| *b == b' ')?;
    let length: usize = std::str::from_utf8(&records[..space]).ok()?.parse().ok()?;
    if length <= space + 1 || length > records.len() || records[length - 1] != b'\n' {
        return None;
    }
    Some((&records[space + 1..length - 1], &records[length..]))
}

/// Seconds with an optional fraction, either sign.
fn parse_time(value: &[u8]) -> Option<(i64, u32)> {
    let text = std::str::from_utf8(value).ok()?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let seconds: i64 = whole.parse().ok()?;
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits: String = fraction
        .chars()
        .chain(std::iter::repeat('0'))
        .take(9)
        .collect();
    let nanos: u32 = digits.parse().ok()?;
    match (whole.starts_with('-'), nanos) {
        (true, 1..) => Some((seconds.checked_sub(1)?, 1_000_000_000 - nanos)),
        _ => Some((seconds, nanos)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(key: &str, value: &[u8]) -> Vec<u8> {
        let body = [b" ", key.as_bytes(), b"=", value, b"\n"].concat();
        let mut length = body.len() + 1;
        while length != body.len() + length.to_string().len() {
            length += 1;
        }
        [length.to_string().as_bytes(), &body].concat()
    }

    #[test]
    fn records_are_read_by_their_length() {
        let mut extensions = Extensions::default();
        let records = [
            record("path", "ä/b".as_bytes()),
            record("SCHILY.xattr.security.capability", b"\x01\n=\x00\n"),
            record("mtime", b"12.5"),
            record("comment", b"ignored"),
        ];
        extensions.read_pax(&records.concat()).unwrap();
        assert_eq!(extensions.path.as_deref(), Some("ä/b".as_bytes()));
        assert_eq!(
            extensions.xattrs,
            [(b"security.capability".to_vec(), b"\x01\n=\x00\n".to_vec())]
        );
        assert_eq!(extensions.mtime, Some((12, 500_000_000)));
    }

    #[test]
    fn damaged_records_are_refused() {
        for records in [
            &b"5 a=b"[..],
            b"9 a=b\n",
            b"x a=b\n",
            b" a=b\n",
            b"5 ab\n",
            b"99999999999999999999 a=b\n",
            b"0 a=b\n",
            b"8 size=\n",
        ] {
            assert!(
                Extensions::default().read_pax(records).is_err(),
                "{}",
                String::from_utf8_lossy(records)
            );
        }
    }

    #[test]
    fn times_before_the_epoch_count_backwards() {
        assert_eq!(parse_time(b"-1.25"), Some((-2, 750_000_000)));
        assert_eq!(parse_time(b"-1"), Some((-1, 0)));
        assert_eq!(parse_time(b"1.123456789999"), Some((1, 123_456_789)));
        assert_eq!(parse_time(b"1.-5"), None);
    }
}
