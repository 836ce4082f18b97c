//! Schemas become types.

use super::objects::Merged;
use super::view::{View, borrowed, unboxed};
use super::{Lowering, Wish, scalars, text};
use crate::diagnostic::Code;
use crate::ir::{Docs, Lifetime, NamedType, Pointer, TypeKind, TypeName, TypeRef};
use crate::names::camel;
use openapiv3::{AdditionalProperties, ReferenceOr, Schema};
use serde_json::Value;

/// What a schema is: something that needs a name, or not.
pub(super) enum Shaped {
    Kind(TypeKind),
    Ref(TypeRef),
}

/// How many definitions may be made of each other by `allOf` in one chain.
const DEEPEST: usize = 64;

/// A type where it is used.
pub(super) struct Typed {
    pub(super) ty: TypeRef,
    pub(super) nullable: bool,
}

impl Typed {
    /// As an element of an array or a value of a map.
    pub(super) fn element(self) -> TypeRef {
        if self.nullable {
            TypeRef::Nullable(Box::new(self.ty))
        } else {
            self.ty
        }
    }
}

impl<'a> Lowering<'a> {
    /// Gives every definition its passing name, so that references can be lowered in any order.
    pub(super) fn name_definitions(&mut self) {
        let Some(components) = self.components else {
            return;
        };
        for (index, (definition, schema)) in components.schemas.iter().enumerate() {
            let at = self.component_pointer("schemas", definition);
            let said = match schema {
                ReferenceOr::Item(item) => self.rust_name(&item.schema_data.extensions, &at, camel),
                ReferenceOr::Reference { .. } => None,
            };
            // The passing names sort as the document does.
            let passing = TypeName::new(format!("definition {index:09}"));
            let wish = match said {
                Some(said) => Wish {
                    name: camel(said, "Type"),
                    fixed: true,
                },
                None => Wish {
                    name: camel(definition, "Type"),
                    fixed: true,
                },
            };
            self.wishes.insert(passing.clone(), wish);
            self.definition_names.insert(definition, passing);
        }
    }

    pub(super) fn lower_definitions(&mut self) {
        let Some(components) = self.components else {
            return;
        };
        for definition in components.schemas.keys() {
            self.lower_definition(definition);
        }
    }

    /// Lowers a definition unless that was done, and gives its passing name. `None` when it is being lowered right now,
    /// or does not exist: both were complained about where they are found.
    pub(super) fn lower_definition(&mut self, definition: &'a str) -> Option<TypeName> {
        let name = self.definition_names.get(definition).cloned()?;
        if self.types.contains_key(&name) {
            return Some(name);
        }
        let schema = self.components?.schemas.get(definition)?;
        if self.underway.len() >= DEEPEST || self.underway.contains(&definition) {
            return None;
        }
        self.underway.push(definition);
        let at = self.component_pointer("schemas", definition);
        let named = match schema {
            ReferenceOr::Reference { reference } => {
                let ty = self
                    .definition_name(reference, &at)
                    .map_or(TypeRef::Json, TypeRef::named);
                NamedType {
                    name: name.clone(),
                    definition: Some(definition.to_owned()),
                    kind: TypeKind::Alias(ty),
                    docs: Docs::default(),
                    lifetime: Lifetime::default(),
                    example: None,
                    source: at,
                }
            }
            ReferenceOr::Item(item) => {
                let view = View::of(item);
                let wish = Wish::new(self.wishes.get(&name).map_or("Type", |wish| &wish.name));
                let kind = match self.shape(&view, &at, &wish) {
                    Shaped::Kind(kind) => kind,
                    Shaped::Ref(ty) => TypeKind::Alias(ty),
                };
                self.named(name.clone(), Some(definition.to_owned()), kind, &view, &at)
            }
        };
        self.underway.pop();
        self.types.insert(name.clone(), named);
        Some(name)
    }

    fn named(
        &mut self,
        name: TypeName,
        definition: Option<String>,
        kind: TypeKind,
        view: &View<'_>,
        at: &Pointer,
    ) -> NamedType {
        NamedType {
            name,
            definition,
            kind,
            docs: docs(view),
            lifetime: lifetime(view),
            example: view.data.example.clone(),
            source: at.clone(),
        }
    }

    /// The type of a schema where it is used; an inline shape gets the name that is wished for.
    pub(super) fn typed(
        &mut self,
        schema: &ReferenceOr<&Schema>,
        at: &Pointer,
        wish: &Wish,
    ) -> Typed {
        match schema {
            ReferenceOr::Reference { reference } => {
                let ty = self
                    .definition_name(reference, at)
                    .map_or(TypeRef::Json, TypeRef::named);
                // Null allowed on a definition holds wherever the definition is referred to.
                let nullable = self
                    .schema_behind(schema)
                    .is_some_and(|item| View::of(item).nullable());
                Typed { ty, nullable }
            }
            ReferenceOr::Item(item) => {
                let view = View::of(item);
                let wish = match view.extension("x-rust-name").and_then(Value::as_str) {
                    Some(said) => Wish {
                        name: camel(said, "Type"),
                        fixed: true,
                    },
                    None => wish.clone(),
                };
                let nullable = view.nullable() || has_null_arm(&view);
                let ty = match self.shape(&view, at, &wish) {
                    Shaped::Ref(ty) => ty,
                    Shaped::Kind(kind) => {
                        self.rust_name(&view.data.extensions, at, camel);
                        self.inline(kind, &view, at, wish)
                    }
                };
                Typed { ty, nullable }
            }
        }
    }

    /// Gives an inline shape a passing name.
    pub(super) fn inline(
        &mut self,
        kind: TypeKind,
        view: &View<'_>,
        at: &Pointer,
        wish: Wish,
    ) -> TypeRef {
        let passing = TypeName::new(format!("inline {:09}", self.wishes.len()));
        let named = self.named(passing.clone(), None, kind, view, at);
        self.wishes.insert(passing.clone(), wish);
        self.types.insert(passing.clone(), named);
        TypeRef::named(passing)
    }

    /// What a schema is.
    pub(super) fn shape(&mut self, view: &View<'_>, at: &Pointer, wish: &Wish) -> Shaped {
        if view.marked("x-keys-as-items") && view.typ != Some("array") {
            let at = at.child("x-keys-as-items");
            let message = "`x-keys-as-items` is for arrays of strings";
            self.complaints
                .error(Code::MisplacedExtension, &at, message, "remove it here");
        }
        if view.not {
            let help = "say what it is instead of what it is not";
            self.complaints
                .error(Code::UnsupportedSchema, at, "`not` has no Rust type", help);
            return Shaped::Ref(TypeRef::Json);
        }
        if view.data.discriminator.is_some() && view.any_of.is_empty() {
            let message = "what is derived from this object is read as this object itself";
            let help =
                "say which objects there are with `oneOf` (OpenAPI 3.0), or remove `discriminator`";
            self.complaints.warn(
                Code::Discriminator,
                &at.child("discriminator"),
                message,
                help,
            );
        }
        if !view.all_of.is_empty() {
            return self.all_of(view, at, wish);
        }
        if !view.any_of.is_empty() {
            return self.any_of(view, at, wish);
        }
        if !view.values.is_empty() {
            return self.enumeration(view, at);
        }
        match view.typ {
            Some("array") => Shaped::Ref(self.array(view, at, wish)),
            Some("object") => self.object(view, at, wish),
            Some(typ) => Shaped::Ref(self.scalar(typ, view, at)),
            None if view.is_object() => self.object(view, at, wish),
            None if view.items.is_some() => Shaped::Ref(self.array(view, at, wish)),
            None => match view.format {
                // A format without a type: what the format is of is certain for these.
                Some(format @ ("date-time" | "dateTime" | "byte" | "binary" | "uuid")) => {
                    self.inferred("string", at);
                    Shaped::Ref(
                        scalars::scalar("string", Some(format))
                            .map_or(TypeRef::Json, |read| read.ty),
                    )
                }
                _ => Shaped::Ref(TypeRef::Json),
            },
        }
    }

    pub(super) fn inferred(&mut self, typ: &str, at: &Pointer) {
        let message = format!("there is no `type`; it is taken for {typ}");
        self.complaints.warn(
            Code::InferredType,
            at,
            message,
            format!("add `type: {typ}`"),
        );
    }

    fn scalar(&mut self, typ: &str, view: &View<'_>, at: &Pointer) -> TypeRef {
        let Some(read) = scalars::scalar(typ, view.format) else {
            return TypeRef::Json;
        };
        if let Some(format) = view.format.filter(|_| !read.known)
            && self.formats_warned.insert(format!("{typ} {format}"))
        {
            let message = format!(
                "`{format}` is not a format of {typ} that is known: it is taken for {typ} alone"
            );
            let help = "remove it, or keep it for readers; this is said once for each format";
            self.complaints
                .warn(Code::UnknownFormatWord, &at.child("format"), message, help);
        }
        read.ty
    }

    fn array(&mut self, view: &View<'_>, at: &Pointer, wish: &Wish) -> TypeRef {
        let items_at = at.child("items");
        let Some(items) = view.items else {
            let message = "an array without `items`";
            self.complaints.warn(
                Code::ArrayItems,
                at,
                message,
                "say what its elements are: `items: {type: string}`",
            );
            return TypeRef::Array(Box::new(TypeRef::Json));
        };
        let element = self
            .typed(&unboxed(items), &items_at, &wish.inside("Item"))
            .element();
        if view.marked("x-keys-as-items") {
            if element == TypeRef::STRING {
                return TypeRef::ItemsOrKeys;
            }
            let message =
                "the keys of an object are text, so `x-keys-as-items` is for arrays of strings";
            self.complaints.error(
                Code::BadExtension,
                &at.child("x-keys-as-items"),
                message,
                "remove it",
            );
        }
        TypeRef::Array(Box::new(element))
    }

    /// An object: a struct, a map, a set of keys or anything.
    fn object(&mut self, view: &View<'_>, at: &Pointer, wish: &Wish) -> Shaped {
        if view.typ.is_none() {
            self.inferred("object", at);
        }
        if view.has_properties() {
            let mut merged = Merged::default();
            self.collect(view, at, wish, &mut merged);
            return Shaped::Kind(TypeKind::Struct(self.finish(merged)));
        }
        self.required_unknown(view, at);
        match view.additional {
            None | Some(AdditionalProperties::Any(_)) => Shaped::Ref(TypeRef::JsonObject),
            Some(AdditionalProperties::Schema(inner)) => {
                let inner = borrowed(inner);
                if self
                    .schema_behind(&inner)
                    .is_some_and(|schema| is_empty_marker(&View::of(schema)))
                {
                    return Shaped::Ref(TypeRef::KeySet);
                }
                let inner_at = at.child("additionalProperties");
                let value = self
                    .typed(&inner, &inner_at, &wish.inside("Value"))
                    .element();
                Shaped::Ref(match value {
                    TypeRef::Json => TypeRef::JsonObject,
                    value => TypeRef::Map(Box::new(value)),
                })
            }
        }
    }
}

/// `{type: object, enum: [{}]}`: a value that says nothing.
pub(super) fn is_empty_marker(view: &View<'_>) -> bool {
    let empty = |value: &Value| value.as_object().is_some_and(serde_json::Map::is_empty);
    matches!(view.typ, None | Some("object"))
        && !view.values.is_empty()
        && view.values.iter().all(empty)
}

/// Whether one arm of a `oneOf` is nothing but null, which is how OpenAPI 3.0 documents made from types say "optional".
fn has_null_arm(view: &View<'_>) -> bool {
    view.any_of
        .iter()
        .any(|arm| matches!(arm, ReferenceOr::Item(item) if is_null(&View::of(item))))
}

/// `{enum: [null]}`.
pub(super) fn is_null(view: &View<'_>) -> bool {
    !view.values.is_empty() && view.values.iter().all(Value::is_null)
}

/// The words for people of a schema.
pub(super) fn docs(view: &View<'_>) -> Docs {
    Docs {
        summary: text(view.data.title.as_deref()),
        description: text(view.data.description.as_deref()),
        deviation: text(view.extension("x-deviation").and_then(Value::as_str)),
        link: view
            .data
            .external_docs
            .as_ref()
            .map(|docs| docs.url.clone()),
    }
}

/// When a schema is in the API.
pub(super) fn lifetime(view: &View<'_>) -> Lifetime {
    super::extensions::lifetime(&view.data.extensions, view.data.deprecated)
}
