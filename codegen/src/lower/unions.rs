//! `oneOf` and `anyOf`.

use super::enums::string_enum_of;
use super::objects::Merged;
use super::schema::{Shaped, docs, is_null};
use super::view::{View, borrowed};
use super::{Lowering, Wish};
use crate::diagnostic::Code;
use crate::ir::{Pointer, Tagging, TypeKind, TypeRef, Union, UnionVariant};
use crate::names::{Unique, camel};
use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;
use std::collections::BTreeSet;

/// A shape of a union: where it stands, what is written, what is behind a reference.
struct Arm<'s> {
    at: Pointer,
    written: ReferenceOr<&'s Schema>,
    schema: &'s Schema,
}

impl Arm<'_> {
    fn view(&self) -> View<'_> {
        View::of(self.schema)
    }

    /// The definition it refers to.
    fn definition(&self) -> Option<&str> {
        match &self.written {
            ReferenceOr::Reference { reference } => reference.rsplit('/').next(),
            ReferenceOr::Item(_) => None,
        }
    }
}

impl<'a> Lowering<'a> {
    /// A schema with `oneOf` or `anyOf`.
    pub(super) fn any_of(&mut self, view: &View<'_>, at: &Pointer, wish: &Wish) -> Shaped {
        let key = view.any_of_key;
        let mut arms = Vec::new();
        for (index, written) in view.any_of.iter().enumerate() {
            let written = borrowed(written);
            let at = if view.marked(crate::swagger2::TYPE_LIST) {
                at.clone()
            } else {
                at.child(key).index(index)
            };
            match self.schema_behind(&written) {
                Some(schema) if is_null(&View::of(schema)) => {}
                Some(schema) => arms.push(Arm {
                    at,
                    written,
                    schema,
                }),
                None => {
                    if let ReferenceOr::Reference { reference } = &written
                        && self.definition(reference, &at).is_some()
                    {
                        self.complaints.error(
                            Code::RefCycle,
                            &at,
                            "these references go in a circle",
                            "let one of them hold something",
                        );
                    }
                }
            }
        }
        let only_required = |arm: &Arm<'_>| {
            let view = arm.view();
            !view.has_properties()
                && view.typ.is_none_or(|typ| typ == "object")
                && !view.required.is_empty()
        };
        if view.has_properties() {
            // Which members go together is a constraint, not a shape.
            if !arms.iter().all(only_required) {
                let message = format!(
                    "`properties` beside `{key}`: the shapes cannot be told from what they share"
                );
                let help = "move the shared properties into a definition and refer to it from each arm's `allOf`";
                self.complaints
                    .error(Code::UnsupportedSchema, &at.child(key), message, help);
            }
            let mut merged = Merged::default();
            self.collect(view, at, wish, &mut merged);
            return Shaped::Kind(TypeKind::Struct(self.finish(merged)));
        }
        match arms.as_slice() {
            [] => return Shaped::Ref(TypeRef::Json),
            [only] => {
                return match &only.written {
                    ReferenceOr::Item(item) => self.shape(&View::of(item), &only.at, wish),
                    written => Shaped::Ref(self.typed(written, &only.at, wish).ty),
                };
            }
            _ => {}
        }
        if let Some(ty) = self.one_or_many(&arms, wish) {
            return Shaped::Ref(ty);
        }
        if arms
            .iter()
            .all(|arm| arm.view().typ == Some("string") && !arm.view().values.is_empty())
        {
            return self.words(view, &arms);
        }
        if arms.iter().all(|arm| self.is_text(arm.schema, 0)) {
            // Texts cannot be told apart when they are read.
            return Shaped::Ref(TypeRef::STRING);
        }
        self.union(view, &arms, wish)
    }

    /// `T` or an array of `T`.
    fn one_or_many(&mut self, arms: &[Arm<'_>], wish: &Wish) -> Option<TypeRef> {
        let [first, second] = arms else { return None };
        let (one, many) = if first.view().typ == Some("array") {
            (second, first)
        } else {
            (first, second)
        };
        let view = one.view();
        let one = super::scalars::scalar(view.typ?, view.format)
            .filter(|_| view.values.is_empty())?
            .ty;
        let many_view = many.view();
        let items = many_view.items.filter(|_| many_view.typ == Some("array"))?;
        let items = super::view::unboxed(items);
        let element = self.typed(&items, &many.at.child("items"), &wish.inside("Item"));
        (element.ty == one && !element.nullable).then(|| TypeRef::OneOrMany(Box::new(one)))
    }

    /// Enums of words, joined; an arm's description becomes its word's.
    fn words(&mut self, view: &View<'_>, arms: &[Arm<'_>]) -> Shaped {
        let words = arms.iter().flat_map(|arm| {
            let view = arm.view();
            let words = docs(&view);
            view.values
                .iter()
                .filter_map(|value| {
                    value
                        .as_str()
                        .map(|word| (word.to_owned(), None, words.clone()))
                })
                .collect::<Vec<_>>()
        });
        let default = view.data.default.as_ref().and_then(Value::as_str);
        Shaped::Kind(TypeKind::StringEnum(string_enum_of(words, default)))
    }

    fn is_text(&self, schema: &Schema, hops: usize) -> bool {
        let view = View::of(schema);
        let behind = |arm: &ReferenceOr<Schema>| {
            self.schema_behind(&borrowed(arm))
                .is_some_and(|schema| hops < 16 && self.is_text(schema, hops + 1))
        };
        match view.typ {
            Some(typ) => typ == "string",
            None if !view.all_of.is_empty() => view.all_of.iter().all(behind),
            None => !view.any_of.is_empty() && view.any_of.iter().all(behind),
        }
    }

    fn union(&mut self, view: &View<'_>, arms: &[Arm<'_>], wish: &Wish) -> Shaped {
        let tag = match &view.data.discriminator {
            Some(discriminator) => Some(discriminator.property_name.clone()),
            None => common_tag(arms),
        };
        let mut unique = Unique::reserving(&["Unknown"]);
        let mut variants = Vec::new();
        for arm in arms {
            let arm_view = arm.view();
            let value = tag.as_deref().map(|tag| {
                let mapped = view.data.discriminator.as_ref().and_then(|discriminator| {
                    discriminator
                        .mapping
                        .iter()
                        .find(|(_, target)| target.rsplit('/').next() == arm.definition())
                        .map(|(value, _)| value.clone())
                });
                mapped
                    .or_else(|| tag_value(&arm_view, tag).map(str::to_owned))
                    .or_else(|| arm.definition().map(str::to_owned))
                    .unwrap_or_default()
            });
            let stem = match (
                &value,
                arm.definition(),
                arm_view.data.title.as_deref(),
                arm_view.typ,
            ) {
                (Some(value), ..) if !value.is_empty() => camel(value, "Variant"),
                (_, Some(definition), ..) => camel(definition, "Variant"),
                (_, None, Some(title), _) => camel(title, "Variant"),
                (_, None, None, Some(typ)) => camel(typ, "Variant"),
                _ => String::from("Variant"),
            };
            let name = unique.give(stem);
            let wish = wish.inside(&name);
            let ty = match (&arm.written, tag.as_deref()) {
                (ReferenceOr::Item(_), Some(tag)) if arm_view.is_object() => {
                    let mut merged = Merged::without(tag);
                    self.collect(&arm_view, &arm.at, &wish, &mut merged);
                    if merged.is_empty() {
                        None
                    } else {
                        let done = self.finish(merged);
                        Some(self.inline(TypeKind::Struct(done), &arm_view, &arm.at, wish))
                    }
                }
                (written, _) => Some(self.typed(written, &arm.at, &wish).ty),
            };
            let words = if arm.definition().is_some() {
                Default::default()
            } else {
                docs(&arm_view)
            };
            variants.push(UnionVariant {
                name,
                ty,
                tag: value,
                docs: words,
            });
        }
        let tagging = tag.map_or(Tagging::Untagged, |wire| Tagging::Property { wire });
        Shaped::Kind(TypeKind::Union(Union { tagging, variants }))
    }
}

/// The value that an arm's property must have, if it can have only one.
fn tag_value<'v>(view: &View<'v>, property: &str) -> Option<&'v str> {
    let ReferenceOr::Item(schema) = view.properties?.get(property)? else {
        return None;
    };
    let values = match &schema.schema_kind {
        openapiv3::SchemaKind::Type(openapiv3::Type::String(string)) => {
            match string.enumeration.as_slice() {
                [Some(only)] => return Some(only),
                _ => return None,
            }
        }
        openapiv3::SchemaKind::Any(any) => &any.enumeration,
        _ => return None,
    };
    match values.as_slice() {
        [Value::String(only)] => Some(only),
        _ => None,
    }
}

/// The property that every arm requires with a value of its own.
fn common_tag(arms: &[Arm<'_>]) -> Option<String> {
    let first = arms.first()?.view();
    let mut candidates = first.properties?.keys();
    candidates
        .find(|property| {
            let mut values = BTreeSet::new();
            arms.iter().all(|arm| {
                let view = arm.view();
                view.required.contains(property)
                    && tag_value(&view, property)
                        .is_some_and(|value| values.insert(value.to_owned()))
            })
        })
        .cloned()
}
