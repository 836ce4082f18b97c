//! Parameters, headers and bodies of Swagger 2.0 as those of OpenAPI 3.0.

use super::model::{Extensions, Header, Parameter, Schema};
use super::{COLLECTION_FORMAT, ORIGIN, schema};
use crate::ir::Pointer;
use indexmap::IndexMap;
use openapiv3::{
    AnySchema, HeaderStyle, MediaType, ParameterData, ParameterSchemaOrContent, PathStyle,
    QueryStyle, ReferenceOr, RequestBody, SchemaData, SchemaKind,
};
use serde_json::Value;

/// How the elements of an array are written, in the words of OpenAPI 3.0.
struct Style {
    explode: bool,
    query: QueryStyle,
    extension: Option<&'static str>,
}

fn style(collection_format: Option<&str>) -> Style {
    let (explode, query, extension) = match collection_format {
        Some("multi") => (true, QueryStyle::Form, None),
        Some("ssv") => (false, QueryStyle::SpaceDelimited, Some("ssv")),
        Some("pipes") => (false, QueryStyle::PipeDelimited, Some("pipes")),
        Some("tsv") => (false, QueryStyle::Form, Some("tsv")),
        _ => (false, QueryStyle::Form, None),
    };
    Style {
        explode,
        query,
        extension,
    }
}

/// A parameter outside the body. `at` is where it stands in the source.
pub(super) fn parameter(mut from: Parameter, at: &Pointer) -> openapiv3::Parameter {
    let style = style(from.collection_format.as_deref());
    let mut extensions = schema::extensions(&mut from.extensions);
    if let Some(format) = style.extension {
        extensions.insert(COLLECTION_FORMAT.to_owned(), Value::from(format));
    }
    let inner = value_schema(
        from.kind.take(),
        from.format.take(),
        from.items.take(),
        std::mem::take(&mut from.values),
        from.default.take(),
        &extensions,
    );
    extensions.insert(ORIGIN.to_owned(), Value::from(at.as_str()));
    let deprecated = extensions.get("x-deprecated").and_then(Value::as_bool);
    let parameter_data = ParameterData {
        name: from.name,
        description: from.description,
        required: from.required,
        deprecated,
        format: ParameterSchemaOrContent::Schema(ReferenceOr::Item(inner)),
        example: None,
        examples: IndexMap::new(),
        explode: Some(style.explode),
        extensions,
    };
    match from.place.as_str() {
        "path" => openapiv3::Parameter::Path {
            parameter_data,
            style: PathStyle::Simple,
        },
        "header" => openapiv3::Parameter::Header {
            parameter_data,
            style: HeaderStyle::Simple,
        },
        _ => openapiv3::Parameter::Query {
            parameter_data,
            allow_reserved: false,
            style: style.query,
            allow_empty_value: from.allow_empty_value.then_some(true),
        },
    }
}

/// The schema that a parameter or header of Swagger 2.0 is itself.
fn value_schema(
    kind: Option<String>,
    format: Option<String>,
    items: Option<Box<Schema>>,
    values: Vec<Value>,
    default: Option<Value>,
    extensions: &Extensions,
) -> openapiv3::Schema {
    let mut data = SchemaData {
        default,
        ..SchemaData::default()
    };
    // What is said of the values belongs to the schema as well.
    for key in ["x-enum-varnames", "x-enum-descriptions", "x-rust-type"] {
        if let Some(value) = extensions.get(key) {
            data.extensions.insert(key.to_owned(), value.clone());
        }
    }
    openapiv3::Schema {
        schema_data: data,
        schema_kind: SchemaKind::Any(AnySchema {
            typ: kind,
            format,
            items: items.map(|items| schema::boxed(*items)),
            enumeration: values,
            ..AnySchema::default()
        }),
    }
}

/// A header of an answer.
pub(super) fn header(mut from: Header, at: &Pointer) -> openapiv3::Header {
    let mut extensions = schema::extensions(&mut from.extensions);
    if let Some(format) = style(from.collection_format.as_deref()).extension {
        extensions.insert(COLLECTION_FORMAT.to_owned(), Value::from(format));
    }
    let inner = value_schema(
        from.kind,
        from.format,
        from.items,
        from.values,
        from.default,
        &extensions,
    );
    extensions.insert(ORIGIN.to_owned(), Value::from(at.as_str()));
    openapiv3::Header {
        description: from.description,
        style: HeaderStyle::Simple,
        required: false,
        deprecated: None,
        format: ParameterSchemaOrContent::Schema(ReferenceOr::Item(inner)),
        example: None,
        examples: IndexMap::new(),
        extensions,
    }
}

/// The body, from the parameter with `in: body`.
pub(super) fn body(mut from: Parameter, consumes: &[String], at: &Pointer) -> RequestBody {
    let mut extensions = schema::extensions(&mut from.extensions);
    extensions.insert(ORIGIN.to_owned(), Value::from(at.as_str()));
    extensions.insert(super::BODY_NAME.to_owned(), Value::from(from.name));
    let inner = from.schema.map(schema::schema);
    let media_types: Vec<&str> = if consumes.is_empty() {
        vec!["application/json"]
    } else {
        consumes.iter().map(String::as_str).collect()
    };
    let schema_at = at.child("schema");
    let content = media_types
        .into_iter()
        .map(|media_type| (media_type.to_owned(), media(inner.clone(), &schema_at)))
        .collect();
    RequestBody {
        description: from.description,
        content,
        required: from.required,
        extensions,
    }
}

pub(super) fn media(
    inner: Option<ReferenceOr<openapiv3::Schema>>,
    schema_at: &Pointer,
) -> MediaType {
    let extensions = [(ORIGIN.to_owned(), Value::from(schema_at.as_str()))]
        .into_iter()
        .collect();
    MediaType {
        schema: inner,
        extensions,
        ..MediaType::default()
    }
}

/// The body, from the parameters with `in: formData`. Each becomes a property; how an array is written stays with it.
pub(super) fn form(fields: Vec<(Parameter, Pointer)>, consumes: &[String]) -> RequestBody {
    let file = fields
        .iter()
        .any(|(field, _)| field.kind.as_deref() == Some("file"));
    let said = consumes.iter().find(|one| one.contains("form"));
    let media_type = match said {
        Some(said) if !file || said.starts_with("multipart/") => said.clone(),
        _ if file => String::from("multipart/form-data"),
        _ => String::from("application/x-www-form-urlencoded"),
    };
    let at = fields.first().map(|(_, at)| at.clone()).unwrap_or_default();
    let mut object = AnySchema {
        typ: Some(String::from("object")),
        ..AnySchema::default()
    };
    for (mut field, at) in fields {
        if field.required {
            object.required.push(field.name.clone());
        }
        let mut extensions = schema::extensions(&mut field.extensions);
        let kind = field.kind.take();
        let is_file = kind.as_deref() == Some("file");
        let format = if is_file {
            Some(String::from("binary"))
        } else {
            field.format.take()
        };
        let kind = if is_file {
            Some(String::from("string"))
        } else {
            kind
        };
        let mut inner = value_schema(
            kind,
            format,
            field.items,
            field.values,
            field.default,
            &extensions,
        );
        if let Some(format) = field.collection_format {
            extensions.insert(COLLECTION_FORMAT.to_owned(), Value::from(format));
        }
        extensions.insert(ORIGIN.to_owned(), Value::from(at.as_str()));
        inner.schema_data.description = field.description;
        inner.schema_data.extensions.extend(extensions);
        object
            .properties
            .insert(field.name, ReferenceOr::Item(Box::new(inner)));
    }
    let inner = openapiv3::Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Any(object.clone()),
    };
    let content = [(media_type, media(Some(ReferenceOr::Item(inner)), &at))]
        .into_iter()
        .collect();
    let extensions = [(ORIGIN.to_owned(), Value::from(at.as_str()))]
        .into_iter()
        .collect();
    RequestBody {
        description: None,
        content,
        required: !object.required.is_empty(),
        extensions,
    }
}
