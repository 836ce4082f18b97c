//! The form of a document, checked against tables: which keys an object may have, of what kind their values are.
//!
//! The typed models are read only from trees that passed, so they need no complaints of their own: every unknown key and
//! every value of the wrong kind is reported here, all at once, with its pointer.

mod extensions;
mod openapi3;
mod swagger2;

pub(crate) use openapi3::DOCUMENT as OPENAPI3;
pub(crate) use swagger2::DOCUMENT as SWAGGER2;

use crate::diagnostic::{Code, Complaints, Place, Severity};
use crate::ir::Pointer;
use crate::node::{Node, Object};

/// What a value must be.
#[derive(Clone, Copy)]
enum Kind {
    Any,
    String,
    Bool,
    Integer,
    Number,
    /// One of these words.
    Word(&'static [&'static str]),
    Array(&'static Kind),
    /// An object with any keys.
    Map(&'static Kind),
    Object(&'static Form),
    /// A boolean or something else.
    BoolOr(&'static Kind),
    /// Something or an array of it.
    OneOrMany(&'static Kind),
}

/// Whether a key must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    May,
    Must,
    /// The specification wants it, but nothing goes wrong without it: a warning.
    Should,
}

use Need::{May, Must, Should};

/// The form of an object.
struct Form {
    /// What it is called in a complaint: `a parameter`.
    name: &'static str,
    keys: &'static [(&'static str, Need, Kind)],
    /// Keys that are names: which are allowed, and what they lead to.
    named: Option<(Names, Kind)>,
    /// What may stand beside a `$ref`; `None`: no `$ref` here.
    reference: Option<Beside>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// Keys that start with a slash.
    Paths,
    /// `200`, `4XX` (if allowed), `default`.
    Statuses { ranges: bool },
}

/// What may stand beside a `$ref`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// Words for people and marks: they are kept. A keyword that would change the type is refused.
    Docs,
    /// Whatever the form has (a path item).
    All,
}

/// Keys beside the `$ref` of a schema that are kept.
const KEPT_BESIDE_REF: &[&str] = &[
    "title",
    "description",
    "example",
    "default",
    "readOnly",
    "nullable",
    "deprecated",
    "externalDocs",
];

/// What the walk found beside complaints.
#[derive(Default)]
pub(crate) struct Found {
    /// Schemas that are a `$ref` with more beside it.
    pub(crate) refs_with_siblings: Vec<Pointer>,
}

/// Checks a tree against a table.
pub(crate) fn check(tree: &Node, table: &'static Table, complaints: &mut Complaints) -> Found {
    let mut walk = Walk {
        path: Vec::new(),
        schema: table.schema,
        complaints,
        found: Found::default(),
    };
    walk.value(tree, &Kind::Object(&table.document));
    walk.found
}

/// The form of a whole document.
pub(crate) struct Table {
    document: Form,
    /// The form of a schema, which stands inside extensions too.
    schema: &'static Form,
}

struct Walk<'a, 't> {
    path: Vec<&'t str>,
    schema: &'static Form,
    complaints: &'a mut Complaints,
    found: Found,
}

impl<'t> Walk<'_, 't> {
    fn here(&self) -> Pointer {
        self.path
            .iter()
            .fold(Pointer::root(), |pointer, token| pointer.child(token))
    }

    fn value(&mut self, node: &'t Node, kind: &Kind) {
        match (kind, node) {
            (Kind::Any, _)
            | (Kind::String, Node::String(_))
            | (Kind::Bool | Kind::BoolOr(_), Node::Bool(_))
            | (Kind::Integer, Node::Int(_) | Node::UInt(_))
            | (Kind::Number, Node::Int(_) | Node::UInt(_) | Node::Float(_)) => {}
            (Kind::BoolOr(inner), other) => self.value(other, inner),
            (Kind::Word(words), Node::String(text)) => {
                if !words.contains(&text.as_str()) {
                    let message = format!("`{text}` is not a word that is known here");
                    self.complaints.error(
                        Code::WrongWord,
                        &self.here(),
                        message,
                        format!("one of {}", words.join(", ")),
                    );
                }
            }
            (Kind::OneOrMany(inner), Node::Array(_)) => self.value(node, &Kind::Array(inner)),
            (Kind::OneOrMany(inner), other) => self.value(other, inner),
            (Kind::Array(inner), Node::Array(elements)) => {
                for (index, element) in elements.iter().enumerate() {
                    self.path.push(INDICES.get(index).copied().unwrap_or("999"));
                    self.value(element, inner);
                    self.path.pop();
                }
            }
            (Kind::Map(inner), Node::Object(members)) => {
                for (key, member) in members {
                    if key.starts_with("x-") && !matches!(member, Node::Object(_)) {
                        continue;
                    }
                    self.path.push(key);
                    self.value(member, inner);
                    self.path.pop();
                }
            }
            (Kind::Object(form), Node::Object(members)) => self.object(members, form),
            (wanted, other) => {
                let message = format!("this is {}, {} is expected", other.kind(), wanted.name());
                self.complaints.error(
                    Code::WrongKind,
                    &self.here(),
                    message,
                    format!("write {}", wanted.name()),
                );
            }
        }
    }

    fn object(&mut self, members: &'t Object, form: &Form) {
        if let (Some(beside), Some(target)) = (form.reference, members.get("$ref")) {
            self.reference(members, target, beside);
            if beside == Beside::Docs {
                for (key, member) in members.iter().filter(|(key, _)| key.starts_with("x-")) {
                    self.path.push(key);
                    self.extension(key, member, form);
                    self.path.pop();
                }
                return;
            }
        }
        for (key, member) in members {
            if key == "$ref" && form.reference.is_some() {
                continue;
            }
            self.path.push(key);
            if key.starts_with("x-") {
                self.extension(key, member, form);
                self.path.pop();
                continue;
            }
            if let Some((_, _, kind)) = form.keys.iter().find(|(known, ..)| known == key) {
                self.value(member, kind);
            } else {
                match &form.named {
                    Some((names, kind)) if names.allow(key) => self.value(member, kind),
                    Some((names, _)) => names.refuse(key, &self.here(), self.complaints),
                    None => self.unknown(key, form),
                }
            }
            self.path.pop();
        }
        for (key, need, _) in form.keys {
            if *need == May || members.contains_key(*key) {
                continue;
            }
            let severity = if *need == Must {
                Severity::Error
            } else {
                Severity::Warning
            };
            let message = format!("{} has no `{key}`", form.name);
            let place = Place::Document(self.here());
            self.complaints.add(
                severity,
                Code::MissingKey,
                place,
                message,
                format!("add `{key}`"),
            );
        }
    }

    fn reference(&mut self, members: &'t Object, target: &Node, beside: Beside) {
        let at = self.here();
        if !matches!(target, Node::String(_)) {
            let message = format!("a `$ref` is text, this is {}", target.kind());
            self.complaints.error(
                Code::WrongKind,
                &at.child("$ref"),
                message,
                "write `$ref: '#/definitions/Name'`",
            );
        }
        if members.len() == 1 || beside == Beside::All {
            return;
        }
        self.found.refs_with_siblings.push(at.clone());
        for key in members.keys() {
            if key == "$ref" || key.starts_with("x-") || KEPT_BESIDE_REF.contains(&key.as_str()) {
                continue;
            }
            let message = format!("`{key}` beside a `$ref` would be lost");
            let help = "remove it, or write `allOf` with the `$ref` and the rest as its arms";
            self.complaints
                .warn(Code::RefSiblings, &at.child(key), message, help);
        }
    }

    fn unknown(&mut self, key: &str, form: &Form) {
        let message = format!("{} has no key `{key}`", form.name);
        let near = form
            .keys
            .iter()
            .map(|(known, ..)| *known)
            .find(|known| near(key, known));
        let help = match near {
            Some(known) => format!("did you mean `{known}`? keys of your own start with `x-`"),
            None if form.keys.is_empty() => String::from("keys of your own start with `x-`"),
            None => {
                let known: Vec<_> = form.keys.iter().map(|(known, ..)| *known).collect();
                format!(
                    "keys of your own start with `x-`; known are {}",
                    known.join(", ")
                )
            }
        };
        self.complaints
            .error(Code::UnknownKey, &self.here(), message, help);
    }
}

/// Whether one is the other with another case, or with one letter more, less or changed.
fn near(a: &str, b: &str) -> bool {
    if a.eq_ignore_ascii_case(b) {
        return true;
    }
    let (short, long) = if a.len() <= b.len() {
        (a.as_bytes(), b.as_bytes())
    } else {
        (b.as_bytes(), a.as_bytes())
    };
    if long.len() - short.len() > 1 || long.len() < 3 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    short[same..] == long[same + 1..]
        || (short.len() == long.len() && short[same + 1..] == long[same + 1..])
}

impl Kind {
    fn name(&self) -> &'static str {
        match self {
            Self::Any => "a value",
            Self::String => "a string",
            Self::Bool => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::Word(_) => "a word",
            Self::Array(_) => "an array",
            Self::Map(_) => "an object",
            Self::Object(form) => form.name,
            Self::BoolOr(inner) | Self::OneOrMany(inner) => inner.name(),
        }
    }
}

impl Names {
    fn allow(self, key: &str) -> bool {
        match self {
            Self::Paths => key.starts_with('/'),
            Self::Statuses { ranges } => {
                let code = key
                    .parse::<u16>()
                    .is_ok_and(|code| (100..600).contains(&code))
                    && key.len() == 3;
                let range = key.len() == 3
                    && key.as_bytes()[1..].eq_ignore_ascii_case(b"XX")
                    && (b'1'..=b'5').contains(&key.as_bytes()[0]);
                key == "default" || code || (ranges && range)
            }
        }
    }

    fn refuse(self, key: &str, at: &Pointer, complaints: &mut Complaints) {
        match self {
            Self::Paths => {
                let message = format!("the path `{key}` does not start with a slash");
                complaints.error(
                    Code::BadPath,
                    at,
                    message,
                    "write the path from the root: `/containers/{id}`",
                );
            }
            Self::Statuses { ranges } => {
                let message = format!("`{key}` is not a status");
                let help = if ranges {
                    "100 to 599, 1XX to 5XX or default"
                } else {
                    "100 to 599 or default"
                };
                complaints.error(Code::BadStatus, at, message, help);
            }
        }
    }
}

/// Text of small indices, so that the walk's path borrows all its tokens. No array with kinds inside is ever longer in
/// practice; what is beyond points at the last.
static INDICES: &[&str] = &indices();

const fn indices() -> [&'static str; 1000] {
    const DIGITS: [[u8; 3]; 1000] = {
        let mut all = [[b'0'; 3]; 1000];
        let mut number = 0;
        while number < 1000 {
            all[number] = [
                b'0' + (number / 100) as u8,
                b'0' + (number / 10 % 10) as u8,
                b'0' + (number % 10) as u8,
            ];
            number += 1;
        }
        all
    };
    let mut all = [""; 1000];
    let mut number = 0;
    while number < 1000 {
        let skip = if number < 10 {
            2
        } else if number < 100 {
            1
        } else {
            0
        };
        let (_, digits) = DIGITS[number].split_at(skip);
        all[number] = match std::str::from_utf8(digits) {
            Ok(text) => text,
            Err(_) => "0",
        };
        number += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_are_their_numbers() {
        for (number, text) in INDICES.iter().enumerate() {
            assert_eq!(*text, number.to_string());
        }
    }

    #[test]
    fn near_misses() {
        assert!(
            near("descripton", "description")
                && near("operationID", "operationId")
                && near("typ", "type")
        );
        assert!(!near("name", "description"));
    }
}
