//! References.

use super::Lowering;
use crate::diagnostic::Code;
use crate::ir::{Pointer, TypeName};
use openapiv3::{ReferenceOr, Schema};

/// How many references are followed one after the other before it is called a circle.
const HOPS: usize = 64;

/// Takes a reference apart: the name under `prefix`, unescaped.
fn name_under(reference: &str, prefix: &str) -> Option<String> {
    let rest = reference.strip_prefix(prefix)?;
    if rest.contains('/') {
        return None;
    }
    Some(percent_decoded(&rest.replace("~1", "/").replace("~0", "~")))
}

/// A reference is a URI fragment, so that a name may come percent-encoded.
fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%')
            .then(|| {
                text.get(at + 1..at + 3)
                    .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            })
            .flatten();
        match code {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

impl<'a> Lowering<'a> {
    /// The definition that a schema's reference leads to, by name. Complains when there is none.
    pub(super) fn definition(&mut self, reference: &str, at: &Pointer) -> Option<&'a str> {
        let found = name_under(reference, "#/components/schemas/").and_then(|name| {
            self.components
                .and_then(|all| all.schemas.get_key_value(name.as_str()))
        });
        match found {
            Some((name, _)) => Some(name),
            None => {
                self.dead(reference, at, "schemas");
                None
            }
        }
    }

    /// The settled name of the definition that a schema's reference leads to.
    pub(super) fn definition_name(&mut self, reference: &str, at: &Pointer) -> Option<TypeName> {
        let definition = self.definition(reference, at)?;
        self.definition_names.get(definition).cloned()
    }

    /// The schema behind a reference, all references followed. `None` when one is dead or they go in a circle; complained
    /// about where the references stand.
    pub(super) fn schema_behind<'s>(&self, schema: &ReferenceOr<&'s Schema>) -> Option<&'s Schema>
    where
        'a: 's,
    {
        let mut reference = match schema {
            ReferenceOr::Item(item) => return Some(item),
            ReferenceOr::Reference { reference } => reference,
        };
        for _ in 0..HOPS {
            let name = name_under(reference, "#/components/schemas/")?;
            match self.components?.schemas.get(name.as_str())? {
                ReferenceOr::Item(item) => return Some(item),
                ReferenceOr::Reference { reference: next } => reference = next,
            }
        }
        None
    }

    /// What a reference to a parameter, response, body or header leads to, and where that stands.
    pub(super) fn component<T>(
        &mut self,
        one: &'a ReferenceOr<T>,
        kind: &'static str,
        at: &Pointer,
        all: impl Fn(&'a openapiv3::Components) -> &'a indexmap::IndexMap<String, ReferenceOr<T>>,
    ) -> Option<(&'a T, Pointer)> {
        let mut one = one;
        let mut here = at.clone();
        for _ in 0..HOPS {
            let reference = match one {
                ReferenceOr::Item(item) => return Some((item, here)),
                ReferenceOr::Reference { reference } => reference,
            };
            let prefix = format!("#/components/{kind}/");
            let found = name_under(reference, &prefix).and_then(|name| {
                self.components
                    .and_then(|components| all(components).get_key_value(name.as_str()))
            });
            let Some((name, next)) = found else {
                self.dead(reference, &here, kind);
                return None;
            };
            here = self.component_pointer(kind, name);
            self.used.insert(here.clone());
            one = next;
        }
        self.complaints.error(
            Code::RefCycle,
            at,
            "these references go in a circle",
            "let one of them hold something",
        );
        None
    }

    /// Where a component stands in the source.
    pub(super) fn component_pointer(&self, kind: &str, name: &str) -> Pointer {
        let root = Pointer::root();
        match (self.swagger2, kind) {
            (true, "schemas") => root.child("definitions").child(name),
            (true, kind) => root.child(kind).child(name),
            (false, kind) => root.child("components").child(kind).child(name),
        }
    }

    fn dead(&mut self, reference: &str, at: &Pointer, kind: &str) {
        let at = at.child("$ref");
        let written = if self.swagger2 {
            reference
                .replace("#/components/schemas/", "#/definitions/")
                .replace("#/components/parameters/", "#/parameters/")
                .replace("#/components/responses/", "#/responses/")
        } else {
            reference.to_owned()
        };
        if !reference.starts_with('#') {
            let message = format!("`{written}` leads out of this document");
            let help = "one document holds all it needs: copy what it refers to into this one";
            self.complaints.error(Code::ForeignRef, &at, message, help);
            return;
        }
        let message = format!("`{written}` leads nowhere");
        let place = self.component_pointer(kind, "NAME");
        let wanted =
            format!("a reference here has the form `#{place}` and names something that exists");
        let last = written
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let near = self.components.and_then(|components| {
            let names: Vec<&String> = match kind {
                "schemas" => components.schemas.keys().collect(),
                "parameters" => components.parameters.keys().collect(),
                "responses" => components.responses.keys().collect(),
                _ => Vec::new(),
            };
            names
                .into_iter()
                .find(|name| name.to_ascii_lowercase() == last)
        });
        let help = match near {
            Some(near) => format!("did you mean `{near}`? {wanted}"),
            None => wanted,
        };
        self.complaints.error(Code::DeadRef, &at, message, help);
    }
}
