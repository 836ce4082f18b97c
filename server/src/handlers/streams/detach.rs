//! The keys that let go of a container without ending it.

use crate::convert::ConvertError;

/// CTRL-p, CTRL-q: docker's default.
const DEFAULT_KEYS: [u8; 2] = [0x10, 0x11];

/// Watches what a client types for the sequence of keys that detaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DetachKeys {
    sequence: Vec<u8>,
    /// How many keys of the sequence have been typed.
    typed: usize,
}

/// What is left of some input.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Scanned {
    /// What goes to the container.
    pub(crate) forward: Vec<u8>,
    /// Whether the sequence is complete; what comes after it is dropped.
    pub(crate) detached: bool,
}

impl DetachKeys {
    /// Reads a sequence: keys separated by commas, each a character or `ctrl-` and one of `a-z @ [ \ ] ^ _`. Empty is
    /// docker's default.
    pub(crate) fn parse(text: &str) -> Result<Self, ConvertError> {
        if text.is_empty() {
            return Ok(Self {
                sequence: DEFAULT_KEYS.to_vec(),
                typed: 0,
            });
        }
        let wrong = || ConvertError::Form {
            field: "detachKeys",
            value: text.to_owned(),
            expected: "keys separated by commas, each a character or ctrl- and one of a-z, @, [, \\, ], ^, _",
        };
        let sequence = text
            .split(',')
            .map(parse_key)
            .collect::<Option<Vec<u8>>>()
            .ok_or_else(wrong)?;
        Ok(Self { sequence, typed: 0 })
    }

    /// Takes some input. The start of the sequence is held back until it is clear that the rest does not follow, as in
    /// moby's pkg/term/proxy.go.
    pub(crate) fn scan(&mut self, input: &[u8]) -> Scanned {
        let mut forward = Vec::with_capacity(input.len());
        for &byte in input {
            if byte == self.sequence[self.typed] {
                self.typed += 1;
                if self.typed == self.sequence.len() {
                    self.typed = 0;
                    return Scanned {
                        forward,
                        detached: true,
                    };
                }
                continue;
            }
            forward.extend_from_slice(&self.sequence[..self.typed]);
            self.typed = usize::from(byte == self.sequence[0]);
            if self.typed == 0 {
                forward.push(byte);
            }
        }
        Scanned {
            forward,
            detached: false,
        }
    }
}

fn parse_key(text: &str) -> Option<u8> {
    if let &[byte] = text.as_bytes() {
        return byte.is_ascii().then_some(byte);
    }
    match *text.strip_prefix("ctrl-")?.as_bytes() {
        [byte @ b'a'..=b'z'] => Some(byte - b'a' + 1),
        [byte @ (b'@' | b'[' | b'\\' | b']' | b'^' | b'_')] => Some(byte - b'@'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> DetachKeys {
        DetachKeys::parse(text).expect(text)
    }

    fn scan(keys: &mut DetachKeys, input: &[u8]) -> (Vec<u8>, bool) {
        let scanned = keys.scan(input);
        (scanned.forward, scanned.detached)
    }

    #[test]
    fn sequences_are_read_as_docker_reads_them() {
        assert_eq!(keys("").sequence, [16, 17]);
        assert_eq!(keys("ctrl-p,ctrl-q").sequence, [16, 17]);
        assert_eq!(keys("a,b").sequence, b"ab");
        assert_eq!(keys("ctrl-@").sequence, [0]);
        assert_eq!(keys("ctrl-[,ctrl-_").sequence, [27, 31]);
        for wrong in ["ctrl-", "ctrl-1", "ab", "a,", "ctrl-P"] {
            assert!(DetachKeys::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_sequence_detaches_even_in_pieces() {
        let mut typed = keys("");
        assert_eq!(scan(&mut typed, b"ls\r\x10"), (b"ls\r".to_vec(), false));
        assert_eq!(scan(&mut typed, b"\x11rest"), (Vec::new(), true));
    }

    #[test]
    fn what_only_begins_the_sequence_reaches_the_container() {
        let mut typed = keys("");
        assert_eq!(scan(&mut typed, b"\x10x"), (b"\x10x".to_vec(), false));
        assert_eq!(scan(&mut typed, b"\x10\x10\x11"), (b"\x10".to_vec(), true));
    }
}
