//! The types that error answers carry.

use crate::ir::{Api, ErrorModel, MessageField, Scalar, Shape, TypeKind, TypeName, TypeRef};
use std::collections::BTreeSet;

/// Fields that hold a message for a person, the likeliest first.
const MESSAGES: &[&str] = &[
    "message",
    "error_description",
    "error",
    "detail",
    "errorMessage",
    "msg",
    "title",
    "reason",
];

/// The error models of a document, by name.
pub(super) fn models(api: &Api) -> Vec<ErrorModel> {
    let mut names: BTreeSet<TypeName> = BTreeSet::new();
    for operation in &api.operations {
        for response in operation.errors() {
            if let Shape::Json(TypeRef::Named(named)) = &response.shape {
                names.insert(named.name.clone());
            }
        }
    }
    names
        .into_iter()
        .map(|name| ErrorModel {
            message: message(api, &name),
            name,
        })
        .collect()
}

fn message(api: &Api, name: &TypeName) -> Option<MessageField> {
    let TypeKind::Struct(fields) = &api.resolve(name)?.kind else {
        return None;
    };
    MESSAGES.iter().find_map(|wire| {
        let field = fields
            .fields
            .iter()
            .find(|field| field.wire.eq_ignore_ascii_case(wire))?;
        let text = field.ty == TypeRef::Scalar(Scalar::String);
        text.then(|| MessageField {
            name: field.name.clone(),
            optional: field.is_option(),
        })
    })
}
