//! One way to look at a schema: openapiv3 sorts schemas into kinds by which keys they have, lowering wants the keys.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, IntegerFormat, NumberFormat, ReferenceOr, Schema, SchemaData, SchemaKind,
    StringFormat, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;
use std::borrow::Cow;

type Properties = IndexMap<String, ReferenceOr<Box<Schema>>>;

/// The keys of a schema that decide about its type.
pub(super) struct View<'a> {
    pub(super) data: &'a SchemaData,
    pub(super) typ: Option<&'a str>,
    pub(super) format: Option<&'a str>,
    pub(super) values: Cow<'a, [Value]>,
    pub(super) properties: Option<&'a Properties>,
    pub(super) required: &'a [String],
    pub(super) additional: Option<&'a AdditionalProperties>,
    pub(super) items: Option<&'a ReferenceOr<Box<Schema>>>,
    pub(super) all_of: &'a [ReferenceOr<Schema>],
    /// `oneOf` or `anyOf`.
    pub(super) any_of: &'a [ReferenceOr<Schema>],
    pub(super) any_of_key: &'static str,
    pub(super) not: bool,
}

impl<'a> View<'a> {
    pub(super) fn of(schema: &'a Schema) -> Self {
        let mut view = Self {
            data: &schema.schema_data,
            typ: None,
            format: None,
            values: Cow::Borrowed(&[]),
            properties: None,
            required: &[],
            additional: None,
            items: None,
            all_of: &[],
            any_of: &[],
            any_of_key: "oneOf",
            not: false,
        };
        match &schema.schema_kind {
            SchemaKind::Type(Type::String(string)) => {
                view.typ = Some("string");
                view.format = string_format(&string.format);
                view.values = owned(&string.enumeration);
            }
            SchemaKind::Type(Type::Number(number)) => {
                view.typ = Some("number");
                view.format = match &number.format {
                    VariantOrUnknownOrEmpty::Item(NumberFormat::Float) => Some("float"),
                    VariantOrUnknownOrEmpty::Item(NumberFormat::Double) => Some("double"),
                    VariantOrUnknownOrEmpty::Unknown(other) => Some(other),
                    VariantOrUnknownOrEmpty::Empty => None,
                };
                view.values = owned(&number.enumeration);
            }
            SchemaKind::Type(Type::Integer(integer)) => {
                view.typ = Some("integer");
                view.format = match &integer.format {
                    VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32) => Some("int32"),
                    VariantOrUnknownOrEmpty::Item(IntegerFormat::Int64) => Some("int64"),
                    VariantOrUnknownOrEmpty::Unknown(other) => Some(other),
                    VariantOrUnknownOrEmpty::Empty => None,
                };
                view.values = owned(&integer.enumeration);
            }
            SchemaKind::Type(Type::Boolean(_)) => view.typ = Some("boolean"),
            SchemaKind::Type(Type::Object(object)) => {
                view.typ = Some("object");
                view.properties = Some(&object.properties);
                view.required = &object.required;
                view.additional = object.additional_properties.as_ref();
            }
            SchemaKind::Type(Type::Array(array)) => {
                view.typ = Some("array");
                view.items = array.items.as_ref();
            }
            SchemaKind::OneOf { one_of } => view.any_of = one_of,
            SchemaKind::AnyOf { any_of } => {
                view.any_of = any_of;
                view.any_of_key = "anyOf";
            }
            SchemaKind::AllOf { all_of } => view.all_of = all_of,
            SchemaKind::Not { .. } => view.not = true,
            SchemaKind::Any(any) => {
                view.typ = any.typ.as_deref();
                view.format = any.format.as_deref();
                view.values = Cow::Borrowed(&any.enumeration);
                view.properties = Some(&any.properties);
                view.required = &any.required;
                view.additional = any.additional_properties.as_ref();
                view.items = any.items.as_ref();
                view.all_of = &any.all_of;
                view.any_of = if any.one_of.is_empty() {
                    &any.any_of
                } else {
                    &any.one_of
                };
                view.any_of_key = if any.one_of.is_empty() {
                    "anyOf"
                } else {
                    "oneOf"
                };
                view.not = any.not.is_some();
            }
        }
        view
    }

    /// The properties, in their order.
    pub(super) fn properties(
        &self,
    ) -> impl Iterator<Item = (&'a String, &'a ReferenceOr<Box<Schema>>)> + use<'a> {
        self.properties.into_iter().flatten()
    }

    pub(super) fn has_properties(&self) -> bool {
        self.properties
            .is_some_and(|properties| !properties.is_empty())
    }

    /// Whether it is an object by its type or by the keys it has.
    pub(super) fn is_object(&self) -> bool {
        match self.typ {
            Some(typ) => typ == "object",
            None => self.has_properties() || self.additional.is_some(),
        }
    }

    /// Whether it says nothing about the type beyond `type: object` (an arm that only carries an example).
    pub(super) fn is_bare(&self) -> bool {
        matches!(self.typ, None | Some("object"))
            && self.values.is_empty()
            && !self.has_properties()
            && self.required.is_empty()
            && self.additional.is_none()
            && self.items.is_none()
            && self.all_of.is_empty()
            && self.any_of.is_empty()
            && !self.not
    }

    pub(super) fn extension(&self, key: &str) -> Option<&'a Value> {
        self.data.extensions.get(key)
    }

    pub(super) fn marked(&self, key: &str) -> bool {
        self.extension(key)
            .and_then(Value::as_bool)
            .unwrap_or(false)
    }

    /// Null is a value that means something.
    pub(super) fn nullable(&self) -> bool {
        self.data.nullable || self.marked("x-nullable") || self.values.contains(&Value::Null)
    }
}

fn string_format(format: &VariantOrUnknownOrEmpty<StringFormat>) -> Option<&str> {
    match format {
        VariantOrUnknownOrEmpty::Item(StringFormat::Date) => Some("date"),
        VariantOrUnknownOrEmpty::Item(StringFormat::DateTime) => Some("date-time"),
        VariantOrUnknownOrEmpty::Item(StringFormat::Password) => Some("password"),
        VariantOrUnknownOrEmpty::Item(StringFormat::Byte) => Some("byte"),
        VariantOrUnknownOrEmpty::Item(StringFormat::Binary) => Some("binary"),
        VariantOrUnknownOrEmpty::Unknown(other) => Some(other),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

fn owned<T: Clone + Into<Value>>(values: &[Option<T>]) -> Cow<'static, [Value]> {
    values
        .iter()
        .map(|value| value.clone().map_or(Value::Null, Into::into))
        .collect::<Vec<_>>()
        .into()
}

/// A reference to a boxed schema as one to a schema.
pub(super) fn unboxed(schema: &ReferenceOr<Box<Schema>>) -> ReferenceOr<&Schema> {
    match schema {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference {
            reference: reference.clone(),
        },
        ReferenceOr::Item(item) => ReferenceOr::Item(item),
    }
}

/// A reference to a schema, however it is kept.
pub(super) fn borrowed(schema: &ReferenceOr<Schema>) -> ReferenceOr<&Schema> {
    match schema {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference {
            reference: reference.clone(),
        },
        ReferenceOr::Item(item) => ReferenceOr::Item(item),
    }
}
