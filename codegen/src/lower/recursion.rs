//! Types that contain themselves: a reference that would close a circle by value stands in a box.

use super::settle::refs_of_type;
use crate::diagnostic::{Code, Complaints};
use crate::ir::{Api, TypeKind, TypeName, TypeRef};
use std::collections::{BTreeMap, BTreeSet};

/// Marks the references that close circles, and complains of circles of nothing but names.
///
/// A walk in depth over what types hold by value (not in arrays and maps, which own their elements elsewhere); a reference
/// to a type that the walk is still inside of closes a circle. The walk keeps its own stack: chains may be long.
pub(super) fn mark(api: &mut Api, complaints: &mut Complaints) {
    let edges: BTreeMap<TypeName, Vec<TypeName>> = api
        .types
        .values()
        .map(|named| (named.name.clone(), by_value(&named.kind)))
        .collect();
    let mut done: BTreeSet<&TypeName> = BTreeSet::new();
    let mut closing: BTreeSet<(TypeName, TypeName)> = BTreeSet::new();
    for root in edges.keys() {
        if done.contains(root) {
            continue;
        }
        let mut stack: Vec<(&TypeName, usize)> = vec![(root, 0)];
        let mut inside: BTreeSet<&TypeName> = BTreeSet::from([root]);
        while let Some((name, next)) = stack.last_mut() {
            let name = *name;
            let Some(target) = edges[name].get(*next) else {
                stack.pop();
                inside.remove(name);
                done.insert(name);
                continue;
            };
            *next += 1;
            let Some((target, _)) = edges.get_key_value(target) else {
                continue;
            };
            if inside.contains(target) {
                closing.insert((name.clone(), target.clone()));
            } else if !done.contains(target) {
                inside.insert(target);
                stack.push((target, 0));
            }
        }
    }
    break_circles(api, &closing, complaints);
}

fn break_circles(
    api: &mut Api,
    closing: &BTreeSet<(TypeName, TypeName)>,
    complaints: &mut Complaints,
) {
    for (name, target) in closing {
        if only_names(api, target) {
            let Some(named) = api.types.get_mut(name) else {
                continue;
            };
            let message = format!(
                "`{}` is only another name for itself",
                named.definition.as_deref().unwrap_or(name.as_str())
            );
            let help =
                "these definitions refer to each other in a circle: let one of them hold something";
            complaints.error(Code::RefCycle, &named.source, message, help);
            named.kind = TypeKind::Alias(TypeRef::Json);
            continue;
        }
        // A box inside an alias would be part of its every use, so the box goes where the alias is used.
        let holders: Vec<TypeName> = match api.types.get(name).map(|named| &named.kind) {
            Some(TypeKind::Alias(_)) => users_through_aliases(api, name),
            _ => vec![name.clone()],
        };
        for holder in holders {
            let aliases = aliases_of(api, target);
            if let Some(named) = api.types.get_mut(&holder) {
                refs_of_type(named, &mut |reference| {
                    if aliases.contains(&reference.name) {
                        reference.boxed = true;
                    }
                });
                unbox_elements(&mut named.kind);
            }
        }
    }
}

/// What a type holds by value.
fn by_value(kind: &TypeKind) -> Vec<TypeName> {
    let named = |ty: &TypeRef| match ty {
        TypeRef::Named(named) => Some(named.name.clone()),
        TypeRef::Nullable(inner) => match &**inner {
            TypeRef::Named(named) => Some(named.name.clone()),
            _ => None,
        },
        _ => None,
    };
    match kind {
        TypeKind::Struct(fields) => fields
            .fields
            .iter()
            .filter_map(|field| named(&field.ty))
            .collect(),
        TypeKind::Union(union) => union
            .variants
            .iter()
            .filter_map(|variant| variant.ty.as_ref())
            .filter_map(named)
            .collect(),
        TypeKind::Alias(ty) => named(ty).into_iter().collect(),
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => Vec::new(),
    }
}

/// Whether following aliases from `start` leads back to it.
fn only_names(api: &Api, start: &TypeName) -> bool {
    let mut at = start;
    for _ in 0..=api.types.len() {
        match api.types.get(at).map(|named| &named.kind) {
            Some(TypeKind::Alias(TypeRef::Named(next))) if next.name == *start => return true,
            Some(TypeKind::Alias(TypeRef::Named(next))) => at = &next.name,
            _ => return false,
        }
    }
    true
}

/// A type and all names that lead to it.
fn aliases_of(api: &Api, target: &TypeName) -> BTreeSet<TypeName> {
    let mut names = BTreeSet::from([target.clone()]);
    loop {
        let more: Vec<TypeName> = api
            .types
            .values()
            .filter(|named| !names.contains(&named.name))
            .filter(|named| matches!(&named.kind, TypeKind::Alias(TypeRef::Named(next)) if names.contains(&next.name)))
            .map(|named| named.name.clone())
            .collect();
        if more.is_empty() {
            return names;
        }
        names.extend(more);
    }
}

/// The types with a shape of their own that hold `name`, or a name for it.
fn users_through_aliases(api: &Api, name: &TypeName) -> Vec<TypeName> {
    let names = aliases_of(api, name);
    api.types
        .values()
        .filter(|named| !matches!(named.kind, TypeKind::Alias(_)))
        .filter(|named| {
            by_value(&named.kind)
                .iter()
                .any(|held| names.contains(held))
        })
        .map(|named| named.name.clone())
        .collect()
}

/// Elements of arrays and values of maps need no box.
fn unbox_elements(kind: &mut TypeKind) {
    fn unbox(ty: &mut TypeRef, inside: bool) {
        match ty {
            TypeRef::Array(inner) | TypeRef::Map(inner) | TypeRef::OneOrMany(inner) => {
                unbox(inner, true)
            }
            TypeRef::Nullable(inner) => unbox(inner, inside),
            TypeRef::Named(named) if inside => named.boxed = false,
            _ => {}
        }
    }
    match kind {
        TypeKind::Struct(fields) => {
            fields
                .fields
                .iter_mut()
                .for_each(|field| unbox(&mut field.ty, false));
            if let Some(extra) = &mut fields.extra {
                unbox(&mut extra.ty, true);
            }
        }
        TypeKind::Union(union) => {
            union
                .variants
                .iter_mut()
                .filter_map(|variant| variant.ty.as_mut())
                .for_each(|ty| unbox(ty, false));
        }
        _ => {}
    }
}
