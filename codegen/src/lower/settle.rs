//! Names are settled once all types are known.
//!
//! Definitions keep the names that the document gives them. An inline type is named from where it stands, and where that
//! meets another name it gives way: `Container` with an inline property `State` and a definition `ContainerState` leaves
//! the definition its name and calls the inline type `ContainerState2`; `x-rust-name` finds it a better one.

use super::Wish;
use crate::ir::{
    Api, BodyShape, FormValue, NamedRef, NamedType, Operation, Shape, TypeKind, TypeName, TypeRef,
};
use crate::names::Unique;
use std::collections::BTreeMap;

/// Names of the prelude that generated code uses by themselves: a type of the document must not hide them.
const PRELUDE: &[&str] = &[
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "Vec",
    "String",
    "Box",
    "Default",
    "Clone",
    "From",
    "Into",
    "Send",
    "Sync",
    "Sized",
    "Drop",
    "Fn",
    "FnMut",
    "FnOnce",
    "Iterator",
    "ToString",
    "AsRef",
    "Eq",
    "PartialEq",
    "Ord",
    "PartialOrd",
    "Copy",
];

pub(super) fn settle(api: &mut Api, wishes: &BTreeMap<TypeName, Wish>) {
    let mut unique = Unique::default();
    let mut names: BTreeMap<TypeName, TypeName> = BTreeMap::new();
    // `definition` sorts before `inline`, and each by its number: definitions first, all in the document's order.
    for fixed in [true, false] {
        for (passing, wish) in wishes.iter().filter(|(_, wish)| wish.fixed == fixed) {
            let name = if PRELUDE.contains(&wish.name.as_str()) {
                format!("{}Type", wish.name)
            } else {
                wish.name.clone()
            };
            names.insert(passing.clone(), TypeName::new(unique.give(name)));
        }
    }
    let rename = |name: &mut TypeName| {
        if let Some(settled) = names.get(name) {
            *name = settled.clone();
        }
    };
    let mut types = BTreeMap::new();
    for (_, mut named) in std::mem::take(&mut api.types) {
        rename(&mut named.name);
        refs_of_type(&mut named, &mut |named: &mut NamedRef| {
            rename(&mut named.name)
        });
        types.insert(named.name.clone(), named);
    }
    api.types = types;
    let defaults: BTreeMap<_, _> = api
        .tags
        .iter()
        .map(|tag| (tag.name.clone(), tag.default_answer.clone()))
        .collect();
    for operation in &mut api.operations {
        refs_of_operation(operation, &mut |named: &mut NamedRef| {
            rename(&mut named.name)
        });
        if operation.default_answer.status == 0 {
            operation.default_answer = defaults.get(&operation.tag).cloned().unwrap_or_default();
        }
    }
}

/// Visits every reference of a type.
pub(super) fn refs_of_type(named: &mut NamedType, visit: &mut impl FnMut(&mut NamedRef)) {
    match &mut named.kind {
        TypeKind::Struct(fields) => {
            for field in &mut fields.fields {
                refs(&mut field.ty, visit);
            }
            if let Some(extra) = &mut fields.extra {
                refs(&mut extra.ty, visit);
            }
        }
        TypeKind::Union(union) => {
            for ty in union
                .variants
                .iter_mut()
                .filter_map(|variant| variant.ty.as_mut())
            {
                refs(ty, visit);
            }
        }
        TypeKind::Alias(ty) => refs(ty, visit),
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => {}
    }
}

fn refs_of_operation(operation: &mut Operation, visit: &mut impl FnMut(&mut NamedRef)) {
    for param in &mut operation.params {
        refs(&mut param.ty, visit);
    }
    match operation.body.as_mut().map(|body| &mut body.shape) {
        Some(BodyShape::Json { ty, .. }) => refs(ty, visit),
        Some(BodyShape::Form { fields, .. }) => {
            for field in fields {
                if let FormValue::Value { ty, .. } = &mut field.value {
                    refs(ty, visit);
                }
            }
        }
        _ => {}
    }
    for response in &mut operation.responses {
        for header in &mut response.headers {
            refs(&mut header.ty, visit);
        }
        if let Shape::Json(ty) | Shape::LateJson(ty) | Shape::JsonLines(ty) = &mut response.shape {
            refs(ty, visit);
        }
    }
}

fn refs(ty: &mut TypeRef, visit: &mut impl FnMut(&mut NamedRef)) {
    match ty {
        TypeRef::Array(inner)
        | TypeRef::Map(inner)
        | TypeRef::OneOrMany(inner)
        | TypeRef::Nullable(inner) => {
            refs(inner, visit);
        }
        TypeRef::Named(named) => visit(named),
        TypeRef::Scalar(_)
        | TypeRef::Json
        | TypeRef::JsonObject
        | TypeRef::KeySet
        | TypeRef::ItemsOrKeys => {}
    }
}
