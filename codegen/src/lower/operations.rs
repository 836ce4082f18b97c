//! Operations.

use super::extensions::{default_answer, deviation, lifetime, upgrade};
use super::paths::anonymous;
use super::{Lowering, Wish, text};
use crate::diagnostic::Code;
use crate::ir::{
    DefaultAnswer, Docs, Method, Operation, Path, PathPart, Place, Pointer, Response, Shape,
    Status, Upgrade,
};
use crate::names::{Unique, camel, snake};
use openapiv3::{OpenAPI, PathItem, ReferenceOr};
use std::collections::{BTreeMap, BTreeSet};

/// What operations must not share.
#[derive(Default)]
struct Taken {
    ids: BTreeMap<String, Pointer>,
    methods: Unique,
    stems: Unique,
    routes: BTreeSet<(Method, String)>,
}

impl<'a> Lowering<'a> {
    /// All operations, in the document's order.
    pub(super) fn lower_operations(&mut self, document: &'a OpenAPI) -> Vec<Operation> {
        let mut taken = Taken::default();
        let mut operations = Vec::new();
        let paths_at = Pointer::root().child("paths");
        for (template, item) in &document.paths.paths {
            let at = paths_at.child(template);
            let item = match item {
                ReferenceOr::Item(item) => item,
                ReferenceOr::Reference { reference } => {
                    let message = format!("the path is a reference to `{reference}`");
                    let help = "write the path's operations here";
                    self.complaints
                        .error(Code::ForeignRef, &at.child("$ref"), message, help);
                    continue;
                }
            };
            let path = self.path(template, &at);
            for (method, operation) in methods(item) {
                let at = at.child(&method.as_str().to_ascii_lowercase());
                if !taken.routes.insert((method, anonymous(&path))) {
                    let message = format!(
                        "another path with other names in it has {} already",
                        method.as_str()
                    );
                    let help = "no request can tell the two apart: join them, or change the path";
                    self.complaints.error(Code::SamePath, &at, message, help);
                }
                operations.push(self.operation(method, &path, item, operation, &at, &mut taken));
            }
        }
        give_missing_tags(&mut operations);
        operations
    }

    fn operation(
        &mut self,
        method: Method,
        path: &Path,
        item: &'a PathItem,
        from: &'a openapiv3::Operation,
        at: &Pointer,
        taken: &mut Taken,
    ) -> Operation {
        let id = match text(from.operation_id.as_deref()) {
            Some(id) => {
                let id_at = at.child("operationId");
                if let Some(first) = taken.ids.insert(id.clone(), id_at.clone()) {
                    let message =
                        format!("`{id}` is the id of another operation already, at {first}");
                    self.complaints.error(
                        Code::DuplicateId,
                        &id_at,
                        message,
                        "give each operation an id of its own",
                    );
                }
                id
            }
            None => {
                let made = camel(
                    &format!("{} {}", method.as_str().to_ascii_lowercase(), path.template),
                    "Root",
                );
                let message = format!("the operation has no id; it is called {made}");
                self.complaints
                    .warn(Code::NoId, at, message, "add `operationId`");
                made
            }
        };
        let said = self.rust_name(&from.extensions, at, snake).unwrap_or(&id);
        let name = taken.methods.give(snake(said, "operation"));
        let stem = taken.stems.give(camel(said, "Operation"));
        let wish = Wish::new(&stem);
        let mut path = path.clone();
        let params = self.params(&mut path, item, from, at, &wish);
        let body = self.body(from, at, &wish);
        let upgrade = upgrade(&from.extensions);
        let mut responses = self.responses(method, from, at, &wish, upgrade.as_ref());
        // A header that names the body's media type is no parameter of its own.
        let (params, folded): (Vec<_>, Vec<_>) = params.into_iter().partition(|param| {
            !(param.place == Place::Header && param.wire.eq_ignore_ascii_case("content-type"))
        });
        let body = self.fold_content_type(body, &folded);
        self.check_upgrade(upgrade.as_ref(), &mut responses, from, at);
        Operation {
            id,
            name,
            stem,
            method,
            path,
            tag: from.tags.first().cloned().unwrap_or_default(),
            params,
            body,
            responses,
            upgrade,
            default_answer: default_answer(&from.extensions).unwrap_or(DefaultAnswer {
                status: 0,
                message: None,
            }),
            docs: Docs {
                summary: text(from.summary.as_deref()),
                description: text(from.description.as_deref()),
                deviation: deviation(&from.extensions),
                link: from.external_docs.as_ref().map(|docs| docs.url.clone()),
            },
            lifetime: lifetime(&from.extensions, from.deprecated),
            source: at.clone(),
        }
    }

    /// An upgrade is answered with 101; a 101 without an upgrade is the same outcome as the 200 beside it.
    fn check_upgrade(
        &mut self,
        upgrade: Option<&Upgrade>,
        responses: &mut Vec<Response>,
        from: &openapiv3::Operation,
        at: &Pointer,
    ) {
        let switching = Status::Code(101);
        let has = |responses: &[Response], status| {
            responses.iter().any(|response| response.status == status)
        };
        match upgrade {
            Some(_) if !has(responses, switching) => {
                let message = "the operation upgrades the connection, but documents no 101";
                let help = "add a response 101";
                self.complaints
                    .error(Code::BadExtension, &at.child("x-upgrade"), message, help);
            }
            Some(_) => {}
            None if has(responses, switching) => {
                if has(responses, Status::Code(200)) {
                    responses.retain(|response| response.status != switching);
                } else if !from.extensions.contains_key("x-upgrade") {
                    let here = at.child("responses").child("101");
                    let message = "a 101 of an operation that does not say what it upgrades to";
                    let help = "add `x-upgrade: {protocols: [tcp], stream: raw}` to the operation";
                    self.complaints
                        .warn(Code::NotActedUpon, &here, message, help);
                    responses
                        .iter_mut()
                        .filter(|one| one.status == switching)
                        .for_each(|one| one.shape = Shape::Empty);
                }
            }
            None => {}
        }
    }
}

/// The operations of a path in the order of the methods.
fn methods(item: &PathItem) -> impl Iterator<Item = (Method, &openapiv3::Operation)> {
    [
        (Method::Get, &item.get),
        (Method::Head, &item.head),
        (Method::Post, &item.post),
        (Method::Put, &item.put),
        (Method::Patch, &item.patch),
        (Method::Delete, &item.delete),
        (Method::Options, &item.options),
        (Method::Trace, &item.trace),
    ]
    .into_iter()
    .filter_map(|(method, operation)| Some((method, operation.as_ref()?)))
}

/// An operation without a tag belongs to the group of those whose paths start with the same word.
fn give_missing_tags(operations: &mut [Operation]) {
    let first = |path: &Path| {
        path.segments
            .first()
            .and_then(|segment| match segment.parts.first() {
                Some(PathPart::Literal(word)) => Some(word.clone()),
                _ => None,
            })
    };
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for operation in operations
        .iter()
        .filter(|operation| !operation.tag.is_empty())
    {
        if let Some(word) = first(&operation.path) {
            known.entry(word).or_insert_with(|| operation.tag.clone());
        }
    }
    for operation in operations
        .iter_mut()
        .filter(|operation| operation.tag.is_empty())
    {
        let tag = first(&operation.path).and_then(|word| known.get(&word).cloned());
        operation.tag = tag.unwrap_or_else(|| String::from("Untagged"));
    }
}
