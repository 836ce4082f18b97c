//! Objects with known members, and `allOf`, which merges several into one.

use super::schema::{Shaped, docs, lifetime};
use super::view::{View, borrowed, unboxed};
use super::{Lowering, Wish};
use crate::diagnostic::Code;
use crate::ir::{Docs, Extra, Field, Lifetime, Pointer, Struct, TypeKind, TypeName, TypeRef};
use crate::names::{Unique, snake};
use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, ReferenceOr, Schema};

/// Members collected from one object or several.
#[derive(Default)]
pub(super) struct Merged {
    /// By their names on the wire; a later declaration replaces an earlier one in its place.
    fields: IndexMap<String, Field>,
    /// Names that `required` lists, and where.
    required: Vec<(String, Pointer)>,
    extra: Option<TypeRef>,
    /// The member that is left out.
    without: Option<String>,
    /// The definitions that were merged.
    definitions: Vec<TypeName>,
}

impl Merged {
    /// For a shape of a union: without the member that tells the shapes apart.
    pub(super) fn without(tag: &str) -> Self {
        Self {
            without: Some(tag.to_owned()),
            ..Self::default()
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.extra.is_none()
    }
}

/// Keywords of schemas that are sometimes put one level too deep.
const MISPLACED: &[&str] = &[
    "additionalProperties",
    "allOf",
    "patternProperties",
    "oneOf",
    "anyOf",
];

impl<'a> Lowering<'a> {
    /// A schema with `allOf`.
    pub(super) fn all_of(&mut self, view: &View<'_>, at: &Pointer, wish: &Wish) -> Shaped {
        let says = |arm: &ReferenceOr<Schema>| match arm {
            ReferenceOr::Item(item) => !View::of(item).is_bare(),
            ReferenceOr::Reference { .. } => true,
        };
        let arms: Vec<_> = view
            .all_of
            .iter()
            .enumerate()
            .filter(|(_, arm)| says(arm))
            .collect();
        let own = view.has_properties() || view.additional.is_some() || !view.required.is_empty();
        match (arms.as_slice(), own) {
            ([], false) => return Shaped::Ref(TypeRef::JsonObject),
            ([(index, arm)], false) => {
                let arm_at = at.child("allOf").index(*index);
                return match arm {
                    ReferenceOr::Reference { reference } => Shaped::Ref(
                        self.definition_name(reference, &arm_at)
                            .map_or(TypeRef::Json, TypeRef::named),
                    ),
                    ReferenceOr::Item(item) => self.shape(&View::of(item), &arm_at, wish),
                };
            }
            _ => {}
        }
        if let Some(ty) = self.same_scalar(&arms, own) {
            return Shaped::Ref(ty);
        }
        let mut merged = Merged::default();
        self.collect(view, at, wish, &mut merged);
        self.merged(merged)
    }

    /// Arms that are all the same scalar, each with a constraint of its own.
    fn same_scalar(
        &mut self,
        arms: &[(usize, &ReferenceOr<Schema>)],
        own: bool,
    ) -> Option<TypeRef> {
        let mut found = None;
        for (_, arm) in arms {
            let schema = self.schema_behind(&borrowed(arm))?;
            let view = View::of(schema);
            let read = super::scalars::scalar(view.typ?, view.format)?.ty;
            if !view.values.is_empty() || found.as_ref().is_some_and(|known| *known != read) {
                return None;
            }
            found = Some(read);
        }
        found.filter(|_| !own)
    }

    /// A struct, or the definition that adding nothing to it left as it was.
    fn merged(&mut self, merged: Merged) -> Shaped {
        let same = |field: &Field, other: &Field| {
            (&field.wire, &field.ty, field.required, field.nullable)
                == (&other.wire, &other.ty, other.required, other.nullable)
        };
        let definition = merged.definitions.clone();
        let done = self.finish(merged);
        for name in definition {
            if let Some(TypeKind::Struct(known)) = self.types.get(&name).map(|named| &named.kind) {
                let fields = known.fields.len() == done.fields.len()
                    && known
                        .fields
                        .iter()
                        .zip(&done.fields)
                        .all(|(a, b)| same(a, b));
                if fields
                    && known.extra.as_ref().map(|extra| &extra.ty)
                        == done.extra.as_ref().map(|extra| &extra.ty)
                {
                    return Shaped::Ref(TypeRef::named(name));
                }
            }
        }
        Shaped::Kind(TypeKind::Struct(done))
    }

    /// Collects the members of a schema and of its `allOf` arms; its own come last.
    pub(super) fn collect(
        &mut self,
        view: &View<'_>,
        at: &Pointer,
        wish: &Wish,
        merged: &mut Merged,
    ) {
        for (index, arm) in view.all_of.iter().enumerate() {
            let arm_at = at.child("allOf").index(index);
            match arm {
                ReferenceOr::Reference { reference } => {
                    self.collect_definition(reference, &arm_at, merged)
                }
                ReferenceOr::Item(item) => {
                    let arm = View::of(item);
                    if !arm.is_bare()
                        && !arm.is_object()
                        && arm.all_of.is_empty()
                        && arm.required.is_empty()
                    {
                        self.conflict(&arm_at);
                        continue;
                    }
                    self.collect(&arm, &arm_at, wish, merged);
                }
            }
        }
        for (wire, property) in view.properties() {
            if merged.without.as_ref() == Some(wire) {
                continue;
            }
            let property_at = at.child("properties").child(wire);
            // Where it stands among other names it is a name like them.
            let alone = view
                .properties()
                .all(|(name, _)| MISPLACED.contains(&name.as_str()));
            if alone {
                let message =
                    format!("`{wire}` stands among the names of properties, one level too deep");
                let help = "move it beside `properties`; a property that is really called so needs no change";
                self.complaints
                    .warn(Code::MisplacedKeyword, &property_at, message, help);
            }
            let field = self.field(wire, &unboxed(property), &property_at, wish);
            if let Some(known) = merged.fields.get(wire)
                && known.ty != field.ty
            {
                let message = format!(
                    "`{wire}` is declared a second time with another type; this one is taken"
                );
                let help = "declare it once, or with the same type";
                self.complaints
                    .warn(Code::AllOfConflict, &property_at, message, help);
            }
            merged.fields.insert(wire.clone(), field);
        }
        for (index, name) in view.required.iter().enumerate() {
            merged
                .required
                .push((name.clone(), at.child("required").index(index)));
        }
        match view.additional {
            None | Some(AdditionalProperties::Any(false)) => {}
            Some(AdditionalProperties::Any(true)) => merged.extra = Some(TypeRef::Json),
            Some(AdditionalProperties::Schema(inner)) => {
                let inner_at = at.child("additionalProperties");
                merged.extra = Some(
                    self.typed(&borrowed(inner), &inner_at, &wish.inside("Value"))
                        .element(),
                );
            }
        }
    }

    fn conflict(&mut self, at: &Pointer) {
        let message = "this arm of `allOf` is not an object, so the arms cannot be one";
        let help = "make every arm an object, or write `oneOf` (OpenAPI 3.0) if it is a choice";
        self.complaints
            .error(Code::AllOfConflict, at, message, help);
    }

    fn collect_definition(&mut self, reference: &str, at: &Pointer, merged: &mut Merged) {
        let Some(definition) = self.definition(reference, at) else {
            return;
        };
        let Some(mut name) = self.lower_definition(definition) else {
            let message =
                format!("`{definition}` is made of itself, or of too many others in a row");
            let help = "an `allOf` copies the members of its arms: they cannot come from the object itself";
            self.complaints.error(Code::RefCycle, at, message, help);
            return;
        };
        merged.definitions.push(name.clone());
        // A definition may be another name for the one that has the members.
        for _ in 0..self.definition_names.len() {
            let Some(named) = self.types.get(&name) else {
                return;
            };
            match &named.kind {
                TypeKind::Struct(known) => {
                    for field in &known.fields {
                        if field.required {
                            merged
                                .required
                                .push((field.wire.clone(), field.source.clone()));
                        }
                        merged.fields.insert(field.wire.clone(), field.clone());
                    }
                    if let Some(extra) = &known.extra {
                        merged.extra = Some(extra.ty.clone());
                    }
                    return;
                }
                TypeKind::Alias(TypeRef::JsonObject) => {
                    merged.extra.get_or_insert(TypeRef::Json);
                    return;
                }
                TypeKind::Alias(TypeRef::Map(value)) => {
                    merged.extra = Some((**value).clone());
                    return;
                }
                TypeKind::Alias(TypeRef::Named(next)) => {
                    let next = next.name.clone();
                    let definition = self
                        .definition_names
                        .iter()
                        .find(|(_, known)| **known == next);
                    match definition.map(|(definition, _)| *definition) {
                        Some(definition) if self.lower_definition(definition).is_some() => {
                            name = next
                        }
                        _ => break,
                    }
                }
                _ => break,
            }
        }
        self.conflict(at);
    }

    /// A member.
    fn field(
        &mut self,
        wire: &str,
        schema: &ReferenceOr<&Schema>,
        at: &Pointer,
        wish: &Wish,
    ) -> Field {
        let inlines = self.wishes.len();
        let typed = self.typed(schema, at, &wish.inside(wire));
        let mut field = Field {
            wire: wire.to_owned(),
            name: snake(wire, "field"),
            ty: typed.ty,
            required: false,
            nullable: typed.nullable,
            docs: Docs::default(),
            lifetime: Lifetime::default(),
            default: None,
            read_only: false,
            source: at.clone(),
        };
        if let ReferenceOr::Item(item) = schema {
            let view = View::of(item);
            field.docs = docs(&view);
            field.lifetime = lifetime(&view);
            field.default = view.data.default.clone();
            field.read_only = view.data.read_only;
            if view.marked("x-always-sent") {
                field.required = true;
                field.nullable = true;
            }
            // On a shape that becomes a type the name is the type's.
            let named = self.wishes.len() > inlines && matches!(field.ty, TypeRef::Named(_));
            if !named && let Some(said) = self.rust_name(&view.data.extensions, at, snake) {
                field.name = snake(said, "field");
            }
        }
        field
    }

    /// Settles the names of the members.
    pub(super) fn finish(&mut self, merged: Merged) -> Struct {
        let mut unique = Unique::default();
        let mut fields: Vec<Field> = merged.fields.into_values().collect();
        for field in &mut fields {
            field.name = unique.give(std::mem::take(&mut field.name));
        }
        for (name, at) in merged.required {
            if merged.without.as_ref() == Some(&name) {
                continue;
            }
            match fields.iter_mut().find(|field| field.wire == name) {
                Some(field) => field.required = true,
                None if merged.extra.is_some() => {}
                None => self.required_but_absent(&name, &at),
            }
        }
        let extra = merged.extra.map(|ty| Extra {
            name: unique.give(String::from("additional_properties")),
            ty,
        });
        Struct { fields, extra }
    }

    /// For an object without properties: what it requires cannot be there.
    pub(super) fn required_unknown(&mut self, view: &View<'_>, at: &Pointer) {
        if matches!(
            view.additional,
            Some(AdditionalProperties::Schema(_) | AdditionalProperties::Any(true))
        ) {
            return;
        }
        for (index, name) in view.required.iter().enumerate() {
            self.required_but_absent(name, &at.child("required").index(index));
        }
    }

    fn required_but_absent(&mut self, name: &str, at: &Pointer) {
        let message = format!("`{name}` is required, but there is no such property");
        self.complaints.warn(
            Code::RequiredUnknown,
            at,
            message,
            "declare the property, or take it off the list",
        );
    }
}
