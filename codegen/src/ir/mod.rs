//! The intermediate representation: operations and shapes, in no document's vocabulary and in no language's.
//!
//! Lowering fills it from an OpenAPI document; the emitters read it and never see the document. Every Rust name in it is
//! settled (unique in its place, no keyword, valid identifier), so an emitter renders names and never invents them for
//! what the document declares. All collections are ordered: the same document gives the same bytes.
//!
//! Whatever a person might be told about keeps the [`Pointer`] it came from.

mod operations;
mod responses;
mod types;

pub use operations::*;
pub use responses::*;
pub use types::*;

use std::collections::BTreeMap;
use std::fmt;

/// A whole API document, lowered.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// What the document says about itself.
    pub info: Info,
    /// Groups of operations, in the document's order. Every operation's [`Operation::tag`] is the name of one of them.
    pub tags: Vec<Tag>,
    /// Every definition and every named inline shape, by its settled Rust name.
    pub types: BTreeMap<TypeName, NamedType>,
    /// The operations in the document's order.
    pub operations: Vec<Operation>,
    /// The types that answers of 4xx, 5xx and `default` carry, each with the field that holds the message.
    pub error_models: Vec<ErrorModel>,
}

impl Api {
    /// The named type behind a reference, following aliases of names until something with a shape of its own is found.
    pub fn resolve<'a>(&'a self, name: &TypeName) -> Option<&'a NamedType> {
        let mut found = self.types.get(name)?;
        // An alias chain is never longer than the table: lowering refuses cycles of aliases.
        for _ in 0..self.types.len() {
            match &found.kind {
                TypeKind::Alias(TypeRef::Named(next)) => found = self.types.get(&next.name)?,
                _ => break,
            }
        }
        Some(found)
    }

    /// The operations of one tag, in the document's order.
    pub fn operations_of<'a>(&'a self, tag: &'a Tag) -> impl Iterator<Item = &'a Operation> {
        self.operations
            .iter()
            .filter(move |operation| operation.tag == tag.name)
    }
}

/// What the document says about itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Info {
    /// The title, as written.
    pub title: String,
    /// The version, as written (`1.32`).
    pub version: String,
    /// The path that all operations' paths start with, without a trailing slash; empty when there is none. Kept apart
    /// from the operations' paths, because a client may negotiate another version than the document's own.
    pub base_path: String,
    /// The introduction.
    pub docs: Docs,
}

/// A group of operations: one module, one server trait.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The tag as operations name it (`Session (experimental)`).
    pub name: String,
    /// Settled module name, snake case (`session`).
    pub module: String,
    /// Settled stem of type names, upper camel case (`Session`, for `SessionApi`).
    pub stem: String,
    /// The tag's description.
    pub docs: Docs,
    /// What an operation of this tag answers when a backend leaves it out.
    pub default_answer: DefaultAnswer,
    /// Where the tag is declared (or, undeclared, the operation that first uses it).
    pub source: Pointer,
}

/// What an operation answers that a backend leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefaultAnswer {
    /// The status, 501 unless `x-default-answer` says otherwise.
    pub status: u16,
    /// The message; without one the answer names the operation.
    pub message: Option<String>,
}

impl Default for DefaultAnswer {
    fn default() -> Self {
        Self {
            status: 501,
            message: None,
        }
    }
}

/// A type that error answers carry.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorModel {
    /// The type's name in [`Api::types`].
    pub name: TypeName,
    /// Where in the decoded value the message for a person is; `None` when no string field says it.
    pub message: Option<MessageField>,
}

/// The field of an error model that holds the message for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageField {
    /// [`Field::name`] of a field of type string.
    pub name: String,
    /// Whether the Rust field is an `Option` (see [`Field::is_option`]).
    pub optional: bool,
}

/// Words of the document for a person to read: CommonMark, unescaped, trimmed, never empty strings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// One line: `summary` of an operation, `title` of a schema.
    pub summary: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `x-deviation`: why this differs from what the API's publishers wrote.
    pub deviation: Option<String>,
    /// `externalDocs.url`.
    pub link: Option<String>,
}

impl Docs {
    /// Nothing said at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// When something is in the API, as versions are written in the document (`1.25`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lifetime {
    /// `x-since`: the first version that has it.
    pub since: Option<String>,
    /// `x-until`: the last version that has it.
    pub until: Option<String>,
    /// `deprecated: true` or `x-deprecated`.
    pub deprecated: bool,
}

/// A settled name of a type: upper camel case, unique in the document even when case and underscores are ignored (a file
/// is named after it).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeName(String);

impl TypeName {
    /// Wraps a name that was settled.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name, a valid Rust identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A JSON pointer (RFC 6901) into the source document; the empty pointer is the whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Wraps a pointer in its textual form (`/paths/~1_ping/get`).
    pub fn parse(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The pointer to a member of what this one points at; escapes `~` and `/`.
    #[must_use]
    pub fn child(&self, token: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + token.len() + 1);
        text.push_str(&self.0);
        text.push('/');
        for c in token.chars() {
            match c {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                c => text.push(c),
            }
        }
        Self(text)
    }

    /// The pointer to an element of an array.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The tokens, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.0
            .split('/')
            .skip(1)
            .map(|token| token.replace("~1", "/").replace("~0", "~"))
    }

    /// What this points into; `None` for the whole document.
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').map(|at| Self(self.0[..at].to_owned()))
    }

    /// The textual form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
