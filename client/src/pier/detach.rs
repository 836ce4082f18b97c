//! The keys that leave a container running: ctrl-p, then ctrl-q.

const FIRST: u8 = 0x10;
const SECOND: u8 = 0x11;

/// Watches input for the two keys. The first of them is held back until the next key shows what was meant.
#[derive(Debug, Default)]
pub(crate) struct DetachKeys {
    held: bool,
}

/// What became of some input.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Keys {
    /// Hand these on.
    Typed(Vec<u8>),
    /// The two keys came; hand on what came before them and leave.
    Detach(Vec<u8>),
}

impl DetachKeys {
    /// Looks through input that has just come.
    pub(crate) fn filter(&mut self, input: &[u8]) -> Keys {
        let mut typed = Vec::with_capacity(input.len() + 1);
        for &key in input {
            if self.held {
                if key == SECOND {
                    return Keys::Detach(typed);
                }
                typed.push(FIRST);
            }
            self.held = key == FIRST;
            if !self.held {
                typed.push(key);
            }
        }
        Keys::Typed(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_keys_are_found_wherever_the_input_is_cut() {
        let mut keys = DetachKeys::default();
        assert_eq!(keys.filter(b"ls\x10"), Keys::Typed(b"ls".to_vec()));
        assert_eq!(keys.filter(b"\x11rest"), Keys::Detach(Vec::new()));
        let mut keys = DetachKeys::default();
        assert_eq!(keys.filter(b"ls\x10\x11"), Keys::Detach(b"ls".to_vec()));
    }

    #[test]
    fn the_first_key_alone_is_handed_on_with_the_next() {
        let mut keys = DetachKeys::default();
        assert_eq!(keys.filter(b"\x10"), Keys::Typed(Vec::new()));
        assert_eq!(keys.filter(b"a\x11"), Keys::Typed(b"\x10a\x11".to_vec()));
        assert_eq!(keys.filter(b"\x10\x10"), Keys::Typed(b"\x10".to_vec()));
        assert_eq!(keys.filter(b"\x11"), Keys::Detach(Vec::new()));
    }
}
