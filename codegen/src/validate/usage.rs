//! What nothing uses.

use crate::diagnostic::{Code, Complaints};
use crate::ir::Pointer;
use crate::node::Node;
use std::collections::BTreeSet;

/// Where things stand that only references lead to, and what one of them is called.
const SHARED: &[(&str, &str)] = &[
    ("/definitions", "definition"),
    ("/parameters", "parameter"),
    ("/responses", "response"),
    ("/components/schemas", "schema"),
    ("/components/parameters", "parameter"),
    ("/components/responses", "response"),
    ("/components/requestBodies", "request body"),
    ("/components/headers", "header"),
];

/// Complains of shared things that no operation leads to.
pub(super) fn check(tree: &Node, complaints: &mut Complaints) {
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut waiting: Vec<&Node> = tree.get("paths").into_iter().collect();
    while let Some(node) = waiting.pop() {
        let mut references = Vec::new();
        collect(node, &mut references);
        for reference in references {
            let pointer = reference.trim_start_matches('#');
            if !reached.contains(pointer)
                && let Some(target) = tree.at(&Pointer::parse(pointer))
            {
                reached.insert(pointer.to_owned());
                waiting.push(target);
            }
        }
    }
    for (place, what) in SHARED {
        let place = Pointer::parse(*place);
        for name in tree
            .at(&place)
            .and_then(Node::as_object)
            .into_iter()
            .flat_map(|members| members.keys())
        {
            let at = place.child(name);
            if !name.starts_with("x-") && !reached.contains(at.as_str()) {
                let message = format!("the {what} `{name}` is used by no operation");
                let help = "refer to it, or remove it; the items of a stream are named by `x-stream: {item: …}`";
                complaints.warn(Code::Unused, &at, message, help);
            }
        }
    }
}

fn collect<'t>(node: &'t Node, references: &mut Vec<&'t str>) {
    match node {
        Node::Object(members) => {
            for (key, member) in members {
                match member {
                    Node::String(text) if key == "$ref" => references.push(text),
                    member => collect(member, references),
                }
            }
        }
        Node::Array(elements) => elements
            .iter()
            .for_each(|element| collect(element, references)),
        _ => {}
    }
}
