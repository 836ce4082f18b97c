//! The way from a text to the IR.

use crate::Source;
use crate::diagnostic::{Code, Complaints, Diagnostics};
use crate::ir::{Api, Pointer};
use crate::node::{Node, Object};
use crate::source::{Format, Texts, format_of, read};
use crate::validate::Allowed;
use crate::{lower, overlay, structure, swagger2};
use openapiv3::OpenAPI;
use serde::Deserialize;

/// A document on its way.
pub(crate) struct Read<'a> {
    pub(crate) texts: Texts<'a>,
    pub(crate) complaints: Complaints,
    /// What came of it; nothing when the text itself, or the form of the document, has errors.
    pub(crate) document: Option<(Node, OpenAPI)>,
}

/// Reads a document as far as OpenAPI 3.0.
pub(crate) fn open<'a>(document: Source<'a>, overlay: Option<Source<'a>>) -> Read<'a> {
    let mut texts = Texts::new(document, overlay);
    let mut complaints = Complaints::default();
    let document = tree(document, overlay, &mut texts, &mut complaints)
        .and_then(|(tree, format)| Some((model(&tree, format, &mut complaints)?, tree)))
        .map(|(model, tree)| (tree, model));
    Read {
        texts,
        complaints,
        document,
    }
}

/// Reads a document and lowers it.
pub(crate) fn lowered(
    document: Source<'_>,
    overlay: Option<Source<'_>>,
) -> Result<(Api, Diagnostics), Diagnostics> {
    let Read {
        texts,
        mut complaints,
        document,
    } = open(document, overlay);
    let (tree, document) = document.unzip();
    let api = tree
        .as_ref()
        .zip(document)
        .map(|(tree, document)| lower::lower(tree, &document, &mut complaints));
    if let Some(tree) = &tree {
        Allowed::of(tree, &mut complaints).silence(&mut complaints);
    }
    let failed = complaints.has_errors();
    let diagnostics = complaints.locate(&texts);
    match api {
        Some(api) if !failed => Ok((api, diagnostics)),
        _ => Err(diagnostics),
    }
}

/// The tree, changed as the overlay says, and of checked form.
fn tree(
    document: Source<'_>,
    overlay: Option<Source<'_>>,
    texts: &mut Texts<'_>,
    complaints: &mut Complaints,
) -> Option<(Node, Format)> {
    let tree = read(document, false, complaints);
    let actions = overlay.map(|overlay| read(overlay, true, complaints));
    let mut tree = tree?;
    if let Some(actions) = actions {
        overlay::apply(&mut tree, &actions?, texts, complaints);
    }
    let format = format_of(&tree, complaints)?;
    let table = match format {
        Format::Swagger2 => &structure::SWAGGER2,
        Format::OpenApi3 => &structure::OPENAPI3,
    };
    let found = structure::check(&tree, table, complaints);
    if complaints.has_errors() {
        return None;
    }
    if format == Format::OpenApi3 {
        for at in found.refs_with_siblings {
            keep_siblings(&mut tree, &at);
        }
    }
    Some((tree, format))
}

/// OpenAPI 3.0 ignores what stands beside a `$ref`; people write descriptions there all the same. An `allOf` of the
/// reference alone says the same and keeps them.
fn keep_siblings(tree: &mut Node, at: &Pointer) {
    let of_schema = at.tokens().any(|token| {
        matches!(
            token.as_str(),
            "schema" | "schemas" | "properties" | "items" | "allOf" | "oneOf" | "anyOf"
        )
    });
    let Some(Node::Object(members)) = tree.at_mut(at) else {
        return;
    };
    if !of_schema {
        return;
    }
    if let Some(target) = members.shift_remove("$ref") {
        let mut reference = Object::new();
        reference.insert(String::from("$ref"), target);
        members.insert(
            String::from("allOf"),
            Node::Array(vec![Node::Object(reference)]),
        );
    }
}

fn model(tree: &Node, format: Format, complaints: &mut Complaints) -> Option<OpenAPI> {
    let unreadable = |error: crate::node::NodeError, complaints: &mut Complaints| {
        let message = format!("the document cannot be read: {error}");
        let help = "this part of the document has a form that the generator does not know";
        complaints.error(Code::WrongKind, &Pointer::root(), message, help);
    };
    match format {
        Format::Swagger2 => match swagger2::Document::deserialize(tree) {
            Ok(document) => {
                let converted = swagger2::to_openapi3(document, complaints);
                Some(converted)
            }
            Err(error) => {
                unreadable(error, complaints);
                None
            }
        },
        Format::OpenApi3 => match OpenAPI::deserialize(tree) {
            Ok(document) => Some(document),
            Err(error) => {
                unreadable(error, complaints);
                None
            }
        },
    }
}
