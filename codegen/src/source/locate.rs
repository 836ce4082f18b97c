//! The span-aware read: where in a text a JSON pointer leads.
//!
//! The tree that is worked on keeps no positions, so this read is made when there is something to say, for all wanted
//! pointers at once. It never fails: a pointer that leads nowhere gets the position of the deepest place that exists,
//! and where the scanner gives up, what was found so far stands.

use super::quotes::Mended;
use crate::ir::Pointer;
use saphyr_parser::{Event, Parser, Span};
use std::collections::HashMap;

/// What is wanted below a place.
#[derive(Default)]
struct Wanted {
    members: HashMap<String, usize>,
    /// Line and column, from 1.
    found: Option<(usize, usize)>,
}

/// The trie of wanted pointers.
struct Trie(Vec<Wanted>);

impl Trie {
    fn of(pointers: &[&Pointer]) -> Self {
        let mut nodes = vec![Wanted::default()];
        for pointer in pointers {
            let mut at = 0;
            for token in pointer.tokens() {
                let next = nodes.len();
                let entry = *nodes[at].members.entry(token).or_insert(next);
                if entry == next {
                    nodes.push(Wanted::default());
                }
                at = entry;
            }
        }
        Self(nodes)
    }

    /// The position of the deepest place on the way to `pointer` that was found.
    fn deepest(&self, pointer: &Pointer) -> Option<(usize, usize)> {
        let mut at = 0;
        let mut found = self.0[0].found;
        for token in pointer.tokens() {
            match self.0[at].members.get(&token) {
                Some(next) => at = *next,
                None => break,
            }
            match self.0[at].found {
                Some(position) => found = Some(position),
                None => break,
            }
        }
        found
    }
}

/// An array or object that is being walked.
struct Frame {
    /// The wanted node of this place, if anything at or below it is wanted.
    wanted: Option<usize>,
    /// For an array the index of the next element.
    index: usize,
    /// Whether it is an object, and then the wanted node of the key that was read and waits for its value.
    key: Option<Waiting>,
}

enum Waiting {
    Key,
    Value(Option<usize>),
}

/// Finds the lines and columns, both from 1, of `pointers` in `text`.
pub(super) fn locate(text: &str, pointers: &[&Pointer]) -> HashMap<Pointer, (usize, usize)> {
    if pointers.is_empty() {
        return HashMap::new();
    }
    let mut trie = Trie::of(pointers);
    let mended = Mended::new(text);
    let mut walk = Walk {
        trie: &mut trie,
        stack: Vec::new(),
        started: false,
    };
    for event in Parser::new_from_str(&mended.text) {
        let Ok((event, span)) = event else { break };
        walk.event(&event, span);
    }
    pointers
        .iter()
        .filter_map(|pointer| {
            let (line, column) = trie.deepest(pointer)?;
            Some((
                (*pointer).clone(),
                (line, mended.original_column(line, column)),
            ))
        })
        .collect()
}

struct Walk<'t> {
    trie: &'t mut Trie,
    stack: Vec<Frame>,
    started: bool,
}

impl Walk<'_> {
    fn event(&mut self, event: &Event<'_>, span: Span) {
        let position = (span.start.line().max(1), span.start.col() + 1);
        match event {
            Event::Scalar(text, ..) => {
                if self.takes_key() {
                    self.key(text, position);
                } else {
                    self.value(position);
                }
            }
            Event::Alias(_) => {
                if self.takes_key() {
                    self.key("", position);
                } else {
                    self.value(position);
                }
            }
            Event::SequenceStart(..) => {
                let wanted = self.value(position);
                self.stack.push(Frame {
                    wanted,
                    index: 0,
                    key: None,
                });
            }
            Event::MappingStart(..) => {
                let wanted = self.value(position);
                self.stack.push(Frame {
                    wanted,
                    index: 0,
                    key: Some(Waiting::Key),
                });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.stack.pop();
            }
            _ => {}
        }
    }

    fn takes_key(&self) -> bool {
        matches!(
            self.stack.last(),
            Some(Frame {
                key: Some(Waiting::Key),
                ..
            })
        )
    }

    fn key(&mut self, text: &str, position: (usize, usize)) {
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        let wanted = frame
            .wanted
            .and_then(|node| self.trie.0[node].members.get(text).copied());
        if let Some(node) = wanted {
            self.trie.0[node].found = Some(position);
        }
        frame.key = Some(Waiting::Value(wanted));
    }

    /// A value starts: the wanted node of its place.
    fn value(&mut self, position: (usize, usize)) -> Option<usize> {
        let Some(frame) = self.stack.last_mut() else {
            if self.started {
                return None;
            }
            self.started = true;
            self.trie.0[0].found = Some(position);
            return Some(0);
        };
        match &mut frame.key {
            // An object or array as a key: nothing is wanted below it.
            Some(Waiting::Key) => {
                frame.key = Some(Waiting::Value(None));
                None
            }
            Some(Waiting::Value(wanted)) => {
                let wanted = *wanted;
                frame.key = Some(Waiting::Key);
                wanted
            }
            None => {
                let index = frame.index;
                frame.index += 1;
                let node = frame
                    .wanted
                    .and_then(|node| self.trie.0[node].members.get(&index.to_string()).copied())?;
                self.trie.0[node].found = Some(position);
                Some(node)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(text: &str, pointer: &str) -> Option<(usize, usize)> {
        let pointer = Pointer::parse(pointer);
        locate(text, &[&pointer]).get(&pointer).copied()
    }

    #[test]
    fn keys_elements_and_what_is_missing() {
        let text = "a:\n  b:\n    - x\n    - c: 1\n      d: 2\n";
        assert_eq!(position(text, "/a/b"), Some((2, 3)));
        assert_eq!(position(text, "/a/b/1/d"), Some((5, 7)));
        assert_eq!(position(text, "/a/b/7"), Some((2, 3)));
        assert_eq!(position(text, "/nowhere"), Some((1, 1)));
    }

    #[test]
    fn json_is_read_too() {
        let text = "{\"a\": {\"b/c\": [1,\n\t{\"d\": \"x\\/y\"}]}}";
        assert_eq!(position(text, "/a/b~1c/1/d"), Some((2, 3)));
    }

    #[test]
    fn lines_stay_right_after_a_loose_quote() {
        let text = "a:\n  b: \"one\n two\"\nc: 1\n";
        assert_eq!(position(text, "/c"), Some((4, 1)));
    }
}
