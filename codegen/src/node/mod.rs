//! A document as a tree: ordered, without positions, the same for YAML and JSON.
//!
//! Read through serde by one visitor that also keeps the limits a document must not break: depth, number of nodes, and
//! no key twice in one object.

mod model;

pub(crate) use model::NodeError;

use crate::ir::Pointer;
use indexmap::IndexMap;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value of a document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    Int(i64),
    UInt(u64),
    Float(f64),
    String(String),
    Array(Vec<Node>),
    Object(Object),
}

/// The members of an object in their order.
pub(crate) type Object = IndexMap<String, Node>;

impl Node {
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    pub(crate) fn as_array(&self) -> Option<&[Node]> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The member of an object.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key)
    }

    /// What a pointer leads to.
    pub(crate) fn at(&self, pointer: &Pointer) -> Option<&Node> {
        pointer.tokens().try_fold(self, |node, token| match node {
            Self::Object(members) => members.get(&token),
            Self::Array(elements) => elements.get(token.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// What a pointer leads to, to be changed.
    pub(crate) fn at_mut(&mut self, pointer: &Pointer) -> Option<&mut Node> {
        pointer.tokens().try_fold(self, |node, token| match node {
            Self::Object(members) => members.get_mut(&token),
            Self::Array(elements) => elements.get_mut(token.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// What JSON calls it.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Int(_) | Self::UInt(_) => "an integer",
            Self::Float(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }

    /// As serde_json has it, for what is carried on as it is (defaults, examples, extensions).
    pub(crate) fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Int(value) => Value::from(*value),
            Self::UInt(value) => Value::from(*value),
            Self::Float(value) => Value::from(*value),
            Self::String(value) => Value::String(value.clone()),
            Self::Array(elements) => elements.iter().map(Self::to_json).collect(),
            Self::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|(key, value)| (key.clone(), value.to_json()))
                    .collect(),
            ),
        }
    }
}

/// How much a document may hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Objects and arrays inside each other.
    pub(crate) depth: usize,
    /// Values in all, aliases counted each time they are used.
    pub(crate) nodes: usize,
}

/// What the visitor found wrong beside what the parser refuses itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The key stands twice in the object; the pointer leads to it.
    DuplicateKey(Pointer),
    /// A key that is not text.
    OddKey(Pointer),
    /// More nesting than [`Limits::depth`].
    TooDeep(Pointer),
    /// More values than [`Limits::nodes`].
    TooMany,
}

/// Reads a [`Node`] and notes faults.
pub(crate) struct Reading<'a> {
    pub(crate) limits: Limits,
    pub(crate) nodes: usize,
    pub(crate) path: Vec<String>,
    pub(crate) faults: &'a mut Vec<Fault>,
}

impl Reading<'_> {
    fn pointer(&self) -> Pointer {
        self.path
            .iter()
            .fold(Pointer::root(), |pointer, token| pointer.child(token))
    }

    fn count<E: serde::de::Error>(&mut self) -> Result<(), E> {
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            self.faults.push(Fault::TooMany);
            return Err(E::custom("too many values"));
        }
        Ok(())
    }

    fn enter<E: serde::de::Error>(&mut self) -> Result<(), E> {
        if self.path.len() >= self.limits.depth {
            let fault = Fault::TooDeep(self.pointer());
            self.faults.push(fault);
            return Err(E::custom("too deep"));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for &mut Reading<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Reading<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML or JSON value")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Node, E> {
        self.count()?;
        Ok(Node::Null)
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<Node, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Node, E> {
        self.count()?;
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Node, E> {
        self.count()?;
        Ok(Node::Int(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Node, E> {
        self.count()?;
        Ok(i64::try_from(value).map_or(Node::UInt(value), Node::Int))
    }

    fn visit_i128<E: serde::de::Error>(self, value: i128) -> Result<Node, E> {
        self.count()?;
        Ok(Node::Float(value as f64))
    }

    fn visit_u128<E: serde::de::Error>(self, value: u128) -> Result<Node, E> {
        self.count()?;
        Ok(Node::Float(value as f64))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Node, E> {
        self.count()?;
        Ok(Node::Float(value))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Node, E> {
        self.visit_string(value.to_owned())
    }

    fn visit_string<E: serde::de::Error>(self, value: String) -> Result<Node, E> {
        self.count()?;
        Ok(Node::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        self.count()?;
        self.enter()?;
        let mut elements = Vec::new();
        self.path.push(String::from("0"));
        while let Some(element) = seq.next_element_seed(&mut *self)? {
            elements.push(element);
            if let Some(last) = self.path.last_mut() {
                *last = elements.len().to_string();
            }
        }
        self.path.pop();
        Ok(Node::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        self.count()?;
        self.enter()?;
        let mut members = Object::new();
        while let Some(key) = map.next_key::<Key>()? {
            let text = match key {
                Key::Text(text) => text,
                Key::Other(text) => {
                    self.path.push(text.clone());
                    let fault = Fault::OddKey(self.pointer());
                    self.faults.push(fault);
                    self.path.pop();
                    text
                }
            };
            self.path.push(text);
            let value = map.next_value_seed(&mut *self)?;
            let pointer = if members.contains_key(&self.path[self.path.len() - 1]) {
                Some(self.pointer())
            } else {
                None
            };
            // The token was pushed a few lines above; every visit leaves the path as it found it.
            let text = self.path.pop().unwrap_or_default();
            match pointer {
                Some(pointer) => self.faults.push(Fault::DuplicateKey(pointer)),
                None => {
                    members.insert(text, value);
                }
            }
        }
        Ok(Node::Object(members))
    }
}

/// A key of an object: text, or a number that YAML lets stand bare (a status code).
enum Key {
    Text(String),
    Other(String),
}

impl<'de> serde::Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl Visitor<'_> for KeyVisitor {
            type Value = Key;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key that is text")
            }

            fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Key, E> {
                Ok(Key::Text(value.to_owned()))
            }

            fn visit_string<E: serde::de::Error>(self, value: String) -> Result<Key, E> {
                Ok(Key::Text(value))
            }

            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Key, E> {
                Ok(Key::Text(value.to_string()))
            }

            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Key, E> {
                Ok(Key::Text(value.to_string()))
            }

            fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Key, E> {
                Ok(Key::Other(value.to_string()))
            }

            fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Key, E> {
                Ok(Key::Other(value.to_string()))
            }

            fn visit_unit<E: serde::de::Error>(self) -> Result<Key, E> {
                Ok(Key::Other(String::from("null")))
            }
        }
        deserializer.deserialize_any(KeyVisitor)
    }
}
