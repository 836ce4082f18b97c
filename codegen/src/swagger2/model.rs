//! The typed model of Swagger 2.0. Read only from trees whose form was checked: what is wrong was said there.

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::fmt;

pub(crate) type Extensions = IndexMap<String, Value>;

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Document {
    pub(crate) info: Info,
    pub(crate) host: Option<String>,
    pub(crate) base_path: Option<String>,
    pub(crate) schemes: Vec<String>,
    pub(crate) consumes: Vec<String>,
    pub(crate) produces: Vec<String>,
    pub(crate) paths: IndexMap<String, PathEntry>,
    pub(crate) definitions: IndexMap<String, Schema>,
    pub(crate) parameters: IndexMap<String, Parameter>,
    pub(crate) responses: IndexMap<String, Response>,
    pub(crate) security_definitions: IndexMap<String, SecurityScheme>,
    pub(crate) security: Option<Vec<IndexMap<String, Vec<String>>>>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) external_docs: Option<ExternalDocs>,
    #[serde(flatten)]
    pub(crate) extensions: Extensions,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Info {
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) description: Option<String>,
    pub(crate) terms_of_service: Option<String>,
    pub(crate) contact: Option<Contact>,
    pub(crate) license: Option<License>,
    #[serde(flatten)]
    pub(crate) extensions: Extensions,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Contact {
    pub(crate) name: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) email: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct License {
    pub(crate) name: String,
    pub(crate) url: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) external_docs: Option<ExternalDocs>,
    #[serde(flatten)]
    pub(crate) extensions: Extensions,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ExternalDocs {
    pub(crate) url: String,
    pub(crate) description: Option<String>,
}

/// What stands under `paths`: a path, or an extension.
#[derive(Debug)]
pub(crate) enum PathEntry {
    Item(Box<PathItem>),
    Extension,
}

impl<'de> Deserialize<'de> for PathEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntryVisitor;
        impl<'de> Visitor<'de> for EntryVisitor {
            type Value = PathEntry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a path or an extension")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<PathEntry, A::Error> {
                let reader = serde::de::value::MapAccessDeserializer::new(map);
                PathItem::deserialize(reader).map(|item| PathEntry::Item(Box::new(item)))
            }

            fn visit_str<E>(self, _: &str) -> Result<PathEntry, E> {
                Ok(PathEntry::Extension)
            }

            fn visit_bool<E>(self, _: bool) -> Result<PathEntry, E> {
                Ok(PathEntry::Extension)
            }

            fn visit_i64<E>(self, _: i64) -> Result<PathEntry, E> {
                Ok(PathEntry::Extension)
            }

            fn visit_f64<E>(self, _: f64) -> Result<PathEntry, E> {
                Ok(PathEntry::Extension)
            }

            fn visit_unit<E>(self) -> Result<PathEntry, E> {
                Ok(PathEntry::Extension)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<PathEntry, A::Error> {
                while seq.next_element::<serde::de::IgnoredAny>()?.is_some() {}
                Ok(PathEntry::Extension)
            }
        }
        deserializer.deserialize_any(EntryVisitor)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PathItem {
    #[serde(rename = "$ref")]
    pub(crate) reference: Option<String>,
    pub(crate) get: Option<Operation>,
    pub(crate) put: Option<Operation>,
    pub(crate) post: Option<Operation>,
    pub(crate) delete: Option<Operation>,
    pub(crate) options: Option<Operation>,
    pub(crate) head: Option<Operation>,
    pub(crate) patch: Option<Operation>,
    pub(crate) parameters: Vec<Parameter>,
    #[serde(flatten)]
    pub(crate) extensions: Extensions,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Operation {
    pub(crate) tags: Vec<String>,
    pub(crate) summary: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) external_docs: Option<ExternalDocs>,
    pub(crate) operation_id: Option<String>,
    pub(crate) consumes: Option<Vec<String>>,
    pub(crate) produces: Option<Vec<String>>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) responses: IndexMap<String, ResponseEntry>,
    pub(crate) deprecated: bool,
    pub(crate) security: Option<Vec<IndexMap<String, Vec<String>>>>,
    #[serde(flatten)]
    pub(crate) extensions: Extensions,
}

/// What stands under `responses`: an answer; an extension reads as an empty one and is skipped by its key.
pub(crate) type ResponseEntry = Response;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Parameter {
    #[serde(rename = "$ref")]
    pub(crate) reference: Option<String>,
    pub(crate) name: String,
    #[serde(rename = "in")]
    pub(crate) place: String,
    pub(crate) description: Option<String>,
    pub(crate) required: bool,
    pub(crate) allow_empty_value: bool,
    pub(crate) collection_format: Option<String>,
    /// Of a body.
    pub(crate) schema: Option<Schema>,
    /// Of anything else: the parameter is a schema itself.
    #[serde(rename = "type")]
    pub(crate) kind: Option<String>,
    pub(crate) format: Option<String>,
    pub(crate) items: Option<Box<Schema>>,
    pub(crate) default: Option<Value>,
    #[serde(rename = "enum")]
    pub(crate) values: Vec<Value>,
    #[serde(flatten)]
    pub(crate) extensions: Extensions,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Response {
    #[serde(rename = "$ref")]
    pub(crate) reference: Option<String>,
    pub(crate) description: String,
    pub(crate) schema: Option<Schema>,
    pub(crate) headers: IndexMap<String, Header>,
    pub(crate) examples: IndexMap<String, Value>,
    #[serde(flatten)]
    pub(crate) extensions: Extensions,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Header {
    pub(crate) description: Option<String>,
    pub(crate) collection_format: Option<String>,
    #[serde(rename = "type")]
    pub(crate) kind: Option<String>,
    pub(crate) format: Option<String>,
    pub(crate) items: Option<Box<Schema>>,
    pub(crate) default: Option<Value>,
    #[serde(rename = "enum")]
    pub(crate) values: Vec<Value>,
    #[serde(flatten)]
    pub(crate) extensions: Extensions,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Schema {
    #[serde(rename = "$ref")]
    pub(crate) reference: Option<String>,
    #[serde(rename = "type", deserialize_with = "one_or_many")]
    pub(crate) kinds: Vec<String>,
    pub(crate) format: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) default: Option<Value>,
    pub(crate) example: Option<Value>,
    #[serde(rename = "enum")]
    pub(crate) values: Vec<Value>,
    pub(crate) properties: IndexMap<String, Schema>,
    pub(crate) required: Vec<String>,
    pub(crate) additional_properties: Option<BoolOrSchema>,
    pub(crate) items: Option<Box<Schema>>,
    pub(crate) all_of: Vec<Schema>,
    pub(crate) discriminator: Option<String>,
    pub(crate) read_only: bool,
    pub(crate) external_docs: Option<ExternalDocs>,
    pub(crate) maximum: Option<f64>,
    pub(crate) exclusive_maximum: Option<bool>,
    pub(crate) minimum: Option<f64>,
    pub(crate) exclusive_minimum: Option<bool>,
    pub(crate) max_length: Option<usize>,
    pub(crate) min_length: Option<usize>,
    pub(crate) pattern: Option<String>,
    pub(crate) max_items: Option<usize>,
    pub(crate) min_items: Option<usize>,
    pub(crate) unique_items: Option<bool>,
    pub(crate) max_properties: Option<usize>,
    pub(crate) min_properties: Option<usize>,
    pub(crate) multiple_of: Option<f64>,
    #[serde(flatten)]
    pub(crate) extensions: Extensions,
}

#[derive(Clone, Debug)]
pub(crate) enum BoolOrSchema {
    Bool(bool),
    Schema(Box<Schema>),
}

impl<'de> Deserialize<'de> for BoolOrSchema {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EitherVisitor;
        impl<'de> Visitor<'de> for EitherVisitor {
            type Value = BoolOrSchema;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a boolean or a schema")
            }

            fn visit_bool<E>(self, value: bool) -> Result<BoolOrSchema, E> {
                Ok(BoolOrSchema::Bool(value))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<BoolOrSchema, A::Error> {
                let reader = serde::de::value::MapAccessDeserializer::new(map);
                Schema::deserialize(reader).map(|schema| BoolOrSchema::Schema(Box::new(schema)))
            }
        }
        deserializer.deserialize_any(EitherVisitor)
    }
}

fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    struct WordsVisitor;
    impl<'de> Visitor<'de> for WordsVisitor {
        type Value = Vec<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a type or a list of types")
        }

        fn visit_str<E>(self, value: &str) -> Result<Vec<String>, E> {
            Ok(vec![value.to_owned()])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<String>, A::Error> {
            let mut words = Vec::new();
            while let Some(word) = seq.next_element()? {
                words.push(word);
            }
            Ok(words)
        }
    }
    deserializer.deserialize_any(WordsVisitor)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct SecurityScheme {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) description: Option<String>,
    pub(crate) name: Option<String>,
    #[serde(rename = "in")]
    pub(crate) place: Option<String>,
    pub(crate) flow: Option<String>,
    pub(crate) authorization_url: Option<String>,
    pub(crate) token_url: Option<String>,
    pub(crate) scopes: IndexMap<String, String>,
    #[serde(flatten)]
    pub(crate) extensions: Extensions,
}
