//! Enums.

use super::Lowering;
use super::scalars::scalar;
use super::schema::{Shaped, is_empty_marker, is_null};
use super::view::View;
use crate::diagnostic::Code;
use crate::ir::{
    Docs, IntegerEnum, IntegerValue, Pointer, Scalar, StringEnum, StringValue, TypeKind, TypeRef,
};
use crate::names::{Unique, camel};
use serde_json::Value;

impl Lowering<'_> {
    /// A schema with `enum`.
    pub(super) fn enumeration(&mut self, view: &View<'_>, at: &Pointer) -> Shaped {
        if is_empty_marker(view) {
            return Shaped::Ref(TypeRef::JsonObject);
        }
        if is_null(view) {
            return Shaped::Ref(TypeRef::Json);
        }
        let values: Vec<(usize, &Value)> = view
            .values
            .iter()
            .enumerate()
            .filter(|(_, one)| !one.is_null())
            .collect();
        let typ = match view.typ {
            Some(typ) => typ,
            None => {
                let typ = match values.first() {
                    Some((_, Value::Number(number))) if number.is_f64() => "number",
                    Some((_, Value::Number(_))) => "integer",
                    Some((_, Value::Bool(_))) => "boolean",
                    _ => "string",
                };
                self.inferred(typ, at);
                typ
            }
        };
        let fits = |value: &Value| match typ {
            "string" => value.is_string(),
            "integer" => value.is_i64() || value.is_u64(),
            "number" => value.is_number(),
            "boolean" => value.is_boolean(),
            "array" => value.is_array(),
            "object" => value.is_object(),
            _ => true,
        };
        let mut seen: Vec<&Value> = Vec::new();
        let mut kept = Vec::new();
        for (index, value) in values {
            let value_at = at.child("enum").index(index);
            if !fits(value) {
                let message = format!("{value} is not of type {typ}");
                let help = match (typ, value) {
                    ("string", _) => format!("put it into quotes: \"{value}\""),
                    _ => format!("write a value of type {typ}, or another `type`"),
                };
                self.complaints
                    .error(Code::EnumValue, &value_at, message, help);
            } else if seen.contains(&value) {
                let message = format!("{value} stands here a second time");
                self.complaints
                    .warn(Code::EnumTwice, &value_at, message, "remove one of the two");
            } else {
                seen.push(value);
                kept.push((index, value));
            }
        }
        match typ {
            "string" => Shaped::Kind(TypeKind::StringEnum(string_enum(view, &kept))),
            "integer" => match integer_enum(view, &kept) {
                Some(integers) => Shaped::Kind(TypeKind::IntegerEnum(integers)),
                None => Shaped::Ref(TypeRef::Json),
            },
            "array" => Shaped::Ref(TypeRef::Array(Box::new(TypeRef::Json))),
            "object" => Shaped::Ref(TypeRef::JsonObject),
            typ => Shaped::Ref(scalar(typ, view.format).map_or(TypeRef::Json, |read| read.ty)),
        }
    }
}

/// The names and words that the document gives to the value at `index` of an enum. Both lists are the usual extensions of
/// other generators.
fn said(view: &View<'_>, index: usize) -> (Option<String>, Docs) {
    let at = |key: &str| {
        view.extension(key)
            .and_then(|list| list.get(index))
            .and_then(Value::as_str)
    };
    let docs = Docs {
        description: super::text(at("x-enum-descriptions")),
        ..Docs::default()
    };
    (at("x-enum-varnames").map(|name| camel(name, "Value")), docs)
}

fn string_enum(view: &View<'_>, values: &[(usize, &Value)]) -> StringEnum {
    let words = values.iter().filter_map(|(index, value)| {
        let (name, docs) = said(view, *index);
        Some((value.as_str()?.to_owned(), name, docs))
    });
    string_enum_of(words, view.data.default.as_ref().and_then(Value::as_str))
}

/// An enum of words, each with the name and the words for people that the document gives it.
pub(super) fn string_enum_of(
    words: impl Iterator<Item = (String, Option<String>, Docs)>,
    default: Option<&str>,
) -> StringEnum {
    let mut unique = Unique::reserving(&["Unknown"]);
    let mut values: Vec<StringValue> = Vec::new();
    for (wire, name, docs) in words {
        if values.iter().any(|known| known.wire == wire) {
            continue;
        }
        let name = name.unwrap_or_else(|| {
            if wire.is_empty() {
                "Empty".into()
            } else {
                camel(&wire, "Value")
            }
        });
        values.push(StringValue {
            name: unique.give(name),
            wire,
            docs,
        });
    }
    let position = |word: &str| values.iter().position(|value| value.wire == word);
    let default = default
        .and_then(position)
        .or_else(|| position(""))
        .unwrap_or(0);
    StringEnum { values, default }
}

fn integer_enum(view: &View<'_>, kept: &[(usize, &Value)]) -> Option<IntegerEnum> {
    let repr = match scalar("integer", view.format)?.ty {
        TypeRef::Scalar(scalar) if scalar.is_integer() => scalar,
        _ => Scalar::I64,
    };
    let mut unique = Unique::reserving(&["Unknown"]);
    let mut values = Vec::new();
    for (index, value) in kept {
        let wire = value
            .as_i64()
            .map(i128::from)
            .or_else(|| value.as_u64().map(i128::from))?;
        let (name, docs) = said(view, *index);
        let name = name.unwrap_or_else(|| match wire {
            wire if wire < 0 => format!("Minus{}", wire.unsigned_abs()),
            wire => format!("Value{wire}"),
        });
        values.push(IntegerValue {
            wire,
            name: unique.give(name),
            docs,
        });
    }
    let position = |number: i128| values.iter().position(|value| value.wire == number);
    let said = view
        .data
        .default
        .as_ref()
        .and_then(Value::as_i64)
        .map(i128::from);
    let default = said.and_then(position).or_else(|| position(0)).unwrap_or(0);
    Some(IntegerEnum {
        repr,
        values,
        default,
    })
}
