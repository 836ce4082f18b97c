//! Tags.

use super::extensions::{default_answer, deviation};
use super::{Lowering, text};
use crate::ir::{Docs, Operation, Pointer, Tag};
use crate::names::{Unique, camel, snake};
use openapiv3::OpenAPI;

impl Lowering<'_> {
    /// The tags that operations have: the declared ones in their order, then the others in the operations' order. Gives
    /// operations without an answer of their own the default answer of their tag.
    pub(super) fn lower_tags(&mut self, document: &OpenAPI, operations: &[Operation]) -> Vec<Tag> {
        let mut modules = Unique::default();
        let mut stems = Unique::default();
        let mut tags: Vec<Tag> = Vec::new();
        let used = |name: &str| operations.iter().find(|operation| operation.tag == name);
        let tags_at = Pointer::root().child("tags");
        for (index, tag) in document.tags.iter().enumerate() {
            if used(&tag.name).is_none() || tags.iter().any(|known| known.name == tag.name) {
                continue;
            }
            let (module, stem) = names(&tag.name, &mut modules, &mut stems);
            tags.push(Tag {
                name: tag.name.clone(),
                module,
                stem,
                docs: Docs {
                    summary: None,
                    description: text(tag.description.as_deref()),
                    deviation: deviation(&tag.extensions),
                    link: tag.external_docs.as_ref().map(|docs| docs.url.clone()),
                },
                default_answer: default_answer(&tag.extensions).unwrap_or_default(),
                source: tags_at.index(index),
            });
        }
        for operation in operations {
            if tags.iter().any(|known| known.name == operation.tag) {
                continue;
            }
            let (module, stem) = names(&operation.tag, &mut modules, &mut stems);
            tags.push(Tag {
                name: operation.tag.clone(),
                module,
                stem,
                docs: Docs::default(),
                default_answer: Default::default(),
                source: operation.source.clone(),
            });
        }
        tags
    }
}

/// A remark in parentheses (`Session (experimental)`) does not belong to the name.
fn names(tag: &str, modules: &mut Unique, stems: &mut Unique) -> (String, String) {
    let plain = tag
        .split('(')
        .next()
        .filter(|plain| !plain.trim().is_empty())
        .unwrap_or(tag);
    (
        modules.give(snake(plain, "untagged")),
        stems.give(camel(plain, "Untagged")),
    )
}
