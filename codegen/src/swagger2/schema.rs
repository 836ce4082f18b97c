//! Schemas of Swagger 2.0 as schemas of OpenAPI 3.0.

use super::model::{BoolOrSchema, ExternalDocs, Schema};
use openapiv3::{
    AdditionalProperties, AnySchema, Discriminator, ExternalDocumentation, ReferenceOr, SchemaData,
};

/// `#/definitions/X` as OpenAPI 3.0 writes it; every other reference as it is.
pub(super) fn reference(text: &str) -> String {
    for (old, new) in [
        ("#/definitions/", "#/components/schemas/"),
        ("#/parameters/", "#/components/parameters/"),
        ("#/responses/", "#/components/responses/"),
    ] {
        if let Some(name) = text.strip_prefix(old) {
            return format!("{new}{name}");
        }
    }
    text.to_owned()
}

pub(super) fn external_docs(docs: ExternalDocs) -> ExternalDocumentation {
    ExternalDocumentation {
        description: docs.description,
        url: docs.url,
        extensions: Default::default(),
    }
}

/// A schema. What stands beside a `$ref` is kept by an `allOf` of the `$ref` alone, which is how OpenAPI 3.0 says it.
pub(crate) fn schema(mut from: Schema) -> ReferenceOr<openapiv3::Schema> {
    let target = from.reference.take();
    let plain = target.is_some() && !says_something(&from);
    match target {
        Some(target) if plain => ReferenceOr::Reference {
            reference: reference(&target),
        },
        Some(target) => {
            let data = data(&mut from);
            let kind = AnySchema {
                all_of: vec![ReferenceOr::Reference {
                    reference: reference(&target),
                }],
                ..AnySchema::default()
            };
            ReferenceOr::Item(openapiv3::Schema {
                schema_data: data,
                schema_kind: openapiv3::SchemaKind::Any(kind),
            })
        }
        None => ReferenceOr::Item(item(from)),
    }
}

fn says_something(schema: &Schema) -> bool {
    schema.title.is_some()
        || schema.description.is_some()
        || schema.default.is_some()
        || schema.example.is_some()
        || schema.read_only
        || schema.external_docs.is_some()
        || schema.extensions.keys().any(|key| key.starts_with("x-"))
}

pub(super) fn boxed(from: Schema) -> ReferenceOr<Box<openapiv3::Schema>> {
    match schema(from) {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
        ReferenceOr::Item(item) => ReferenceOr::Item(Box::new(item)),
    }
}

fn data(from: &mut Schema) -> SchemaData {
    let marked = |key: &str| {
        from.extensions
            .get(key)
            .and_then(serde_json::Value::as_bool)
    };
    // `x-isnullable` is how go-swagger's users write it.
    let nullable = marked("x-nullable")
        .or(marked("x-isnullable"))
        .unwrap_or(false)
        || from.kinds.iter().any(|kind| kind == "null");
    SchemaData {
        nullable,
        read_only: from.read_only,
        write_only: false,
        deprecated: marked("x-deprecated").unwrap_or(false),
        external_docs: from.external_docs.take().map(external_docs),
        example: from.example.take(),
        title: from.title.take(),
        description: from.description.take(),
        discriminator: from
            .discriminator
            .take()
            .map(|property_name| Discriminator {
                property_name,
                mapping: Default::default(),
                extensions: Default::default(),
            }),
        default: from.default.take(),
        extensions: extensions(&mut from.extensions),
    }
}

/// Takes the extensions; what does not start with `x-` was complained about already.
pub(super) fn extensions(from: &mut super::model::Extensions) -> super::model::Extensions {
    let mut taken = std::mem::take(from);
    taken.retain(|key, _| key.starts_with("x-"));
    taken
}

/// `openapiv3` keeps every keyword in the kind it calls `Any`, also those that its stricter kinds have no place for (an
/// `enum` of an object, values beyond `i64`). Lowering reads all kinds alike.
fn item(mut from: Schema) -> openapiv3::Schema {
    let mut data = data(&mut from);
    let mut kinds: Vec<_> = from
        .kinds
        .iter()
        .filter(|kind| *kind != "null")
        .cloned()
        .collect();
    let mut any = AnySchema {
        typ: None,
        pattern: from.pattern,
        multiple_of: from.multiple_of,
        exclusive_minimum: from.exclusive_minimum,
        exclusive_maximum: from.exclusive_maximum,
        minimum: from.minimum,
        maximum: from.maximum,
        properties: from
            .properties
            .into_iter()
            .map(|(name, property)| (name, boxed(property)))
            .collect(),
        required: from.required,
        additional_properties: from
            .additional_properties
            .map(|additional| match additional {
                BoolOrSchema::Bool(any) => AdditionalProperties::Any(any),
                BoolOrSchema::Schema(inner) => {
                    AdditionalProperties::Schema(Box::new(schema(*inner)))
                }
            }),
        min_properties: from.min_properties,
        max_properties: from.max_properties,
        items: from.items.map(|items| boxed(*items)),
        min_items: from.min_items,
        max_items: from.max_items,
        unique_items: from.unique_items,
        enumeration: from.values,
        format: from.format,
        min_length: from.min_length,
        max_length: from.max_length,
        one_of: Vec::new(),
        all_of: from.all_of.into_iter().map(schema).collect(),
        any_of: Vec::new(),
        not: None,
    };
    if kinds.len() > 1 {
        // A list of types: one schema for each, as OpenAPI 3.0 says it. `items` goes with the array.
        let items = any.items.take();
        let format = any.format.take();
        any.one_of = kinds
            .drain(..)
            .map(|kind| {
                let array = kind == "array";
                let arm = AnySchema {
                    items: if array { items.clone() } else { None },
                    format: if array { None } else { format.clone() },
                    typ: Some(kind),
                    ..AnySchema::default()
                };
                ReferenceOr::Item(openapiv3::Schema {
                    schema_data: SchemaData::default(),
                    schema_kind: openapiv3::SchemaKind::Any(arm),
                })
            })
            .collect();
        data.extensions.insert(
            String::from(super::TYPE_LIST),
            serde_json::Value::Bool(true),
        );
    }
    any.typ = kinds.pop();
    openapiv3::Schema {
        schema_data: data,
        schema_kind: openapiv3::SchemaKind::Any(any),
    }
}
