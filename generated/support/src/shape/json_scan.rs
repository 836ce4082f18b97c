//! Finds where a JSON value ends, without reading it.

/// Follows a text of JSON values, one after the other, byte by byte.
#[derive(Debug, Default)]
pub(super) struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
    in_scalar: bool,
}

impl Scan {
    /// Where, in `bytes`, the value ends that began before or within them: the index after its last byte. `None` when it
    /// goes on.
    ///
    /// Objects, arrays and strings end with themselves, so `{}{}` is two values; numbers and words end at white space.
    pub(super) fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        for (index, &byte) in bytes.iter().enumerate() {
            if self.in_string {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => {
                        self.in_string = false;
                        if self.depth == 0 {
                            return Some(index + 1);
                        }
                    }
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return Some(index + 1);
                    }
                }
                b' ' | b'\t' | b'\r' | b'\n' if self.in_scalar => {
                    self.in_scalar = false;
                    return Some(index);
                }
                // The record separator of RFC 7464 stands between values, like white space.
                b' ' | b'\t' | b'\r' | b'\n' | 0x1e => {}
                _ if self.depth == 0 => self.in_scalar = true,
                _ => {}
            }
        }
        None
    }
}
