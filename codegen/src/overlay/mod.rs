//! Overlays (OpenAPI Overlay Specification 1.0): corrections of a document that is not ours, each of which must find
//! what it corrects.

mod path;

use crate::diagnostic::{Code, Complaints, Place, Severity};
use crate::ir::Pointer;
use crate::node::Node;
use crate::source::Texts;

/// Keys of an overlay, and of an action.
const KEYS: &[&str] = &["overlay", "info", "extends", "actions"];
const ACTION_KEYS: &[&str] = &["target", "description", "update", "remove"];

/// Applies the actions of `overlay` to `tree`, one after the other.
pub(crate) fn apply(
    tree: &mut Node,
    overlay: &Node,
    texts: &mut Texts<'_>,
    complaints: &mut Complaints,
) {
    let root = Pointer::root();
    let mut bad = |at: Pointer, message: String, help: &str| {
        complaints.add(
            Severity::Error,
            Code::BadOverlay,
            Place::Overlay(at),
            message,
            help,
        );
    };
    let Some(members) = overlay.as_object() else {
        bad(
            root,
            format!("an overlay is an object, this is {}", overlay.kind()),
            "start with `overlay: 1.0.0`",
        );
        return;
    };
    let version = match members.get("overlay") {
        Some(Node::String(text)) => Some(text.clone()),
        Some(Node::Float(number)) => Some(format!("{number:?}")),
        _ => None,
    };
    if !version.is_some_and(|version| version == "1.0" || version.starts_with("1.0.")) {
        bad(
            root.child("overlay"),
            String::from("this is no overlay of version 1.0"),
            "start with `overlay: 1.0.0`",
        );
    }
    for key in members
        .keys()
        .filter(|key| !KEYS.contains(&key.as_str()) && !key.starts_with("x-"))
    {
        bad(
            root.child(key),
            format!("an overlay has no key `{key}`"),
            "known are overlay, info, extends, actions",
        );
    }
    let Some(actions) = members.get("actions").and_then(Node::as_array) else {
        bad(
            root,
            String::from("the overlay has no list `actions`"),
            "add `actions`",
        );
        return;
    };
    let actions_at = root.child("actions");
    for (index, action) in actions.iter().enumerate() {
        one(tree, action, &actions_at.index(index), texts, complaints);
    }
}

fn one(
    tree: &mut Node,
    action: &Node,
    at: &Pointer,
    texts: &mut Texts<'_>,
    complaints: &mut Complaints,
) {
    let mut error = |code, at: Pointer, message: String, help: &str| {
        complaints.add(Severity::Error, code, Place::Overlay(at), message, help);
    };
    for key in action
        .as_object()
        .into_iter()
        .flat_map(|members| members.keys())
    {
        if !ACTION_KEYS.contains(&key.as_str()) && !key.starts_with("x-") {
            let help = "known are target, description, update, remove";
            error(
                Code::BadOverlay,
                at.child(key),
                format!("an action has no key `{key}`"),
                help,
            );
        }
    }
    let Some(target) = action.get("target").and_then(Node::as_str) else {
        error(
            Code::BadOverlay,
            at.clone(),
            String::from("the action has no `target`"),
            "add a JSONPath as `target`",
        );
        return;
    };
    let target_at = at.child("target");
    let steps = match path::parse(target) {
        Ok(steps) => steps,
        Err(fault) => {
            let help = "understood are $, .name, ['name'], [0], .*, [*], ..name, and filters such as [?(@.name=='x')]";
            error(Code::OverlayPath, target_at, fault.to_string(), help);
            return;
        }
    };
    let found = path::find(tree, &steps);
    if found.is_empty() {
        let message = format!("`{target}` finds nothing in the document");
        let help = "the document may have changed: remove the action if what it corrects is gone";
        error(Code::OverlayTarget, target_at, message, help);
        return;
    }
    match (action.get("remove"), action.get("update")) {
        (Some(Node::Bool(true)), _) => {
            // From the back, so that the places before keep their numbers.
            for place in found.iter().rev() {
                remove(tree, place);
            }
        }
        (Some(other), _) if !matches!(other, Node::Bool(false)) => {
            error(
                Code::BadOverlay,
                at.child("remove"),
                String::from("`remove` is true or false"),
                "write `remove: true`",
            );
        }
        (_, Some(update)) => {
            let update_at = at.child("update");
            for place in &found {
                let Some(node) = tree.at_mut(place) else {
                    continue;
                };
                match node {
                    Node::Object(_) if !matches!(update, Node::Object(_)) => {
                        let message = format!("{} cannot be merged into an object", update.kind());
                        error(
                            Code::OverlayUpdate,
                            update_at.clone(),
                            message,
                            "write an object as `update`",
                        );
                    }
                    Node::Object(_) => merge(node, update, place, &update_at, texts),
                    Node::Array(elements) => {
                        texts.graft(place.index(elements.len()), update_at.clone());
                        elements.push(update.clone());
                    }
                    other => {
                        let message = format!(
                            "the target is {}: only objects and arrays can be updated",
                            other.kind()
                        );
                        let help =
                            "take the object around it as `target`, and name its key in `update`";
                        error(Code::OverlayUpdate, target_at.clone(), message, help);
                    }
                }
            }
        }
        _ => {
            let help = "add `update` or `remove: true`";
            error(
                Code::BadOverlay,
                at.clone(),
                String::from("the action neither updates nor removes"),
                help,
            );
        }
    }
}

/// Merges `update` into `node`: objects member by member, arrays by appending, everything else by taking its place.
fn merge(node: &mut Node, update: &Node, at: &Pointer, update_at: &Pointer, texts: &mut Texts<'_>) {
    match (node, update) {
        (Node::Object(members), Node::Object(changes)) => {
            for (key, change) in changes {
                let (here, there) = (at.child(key), update_at.child(key));
                match members.get_mut(key) {
                    Some(member) => merge(member, change, &here, &there, texts),
                    None => {
                        texts.graft(here, there);
                        members.insert(key.clone(), change.clone());
                    }
                }
            }
        }
        (Node::Array(elements), Node::Array(more)) => {
            for (index, element) in more.iter().enumerate() {
                texts.graft(at.index(elements.len()), update_at.index(index));
                elements.push(element.clone());
            }
        }
        (node, update) => {
            texts.graft(at.clone(), update_at.clone());
            *node = update.clone();
        }
    }
}

fn remove(tree: &mut Node, at: &Pointer) {
    let (Some(parent), Some(last)) = (at.parent(), at.tokens().last()) else {
        return;
    };
    match tree.at_mut(&parent) {
        Some(Node::Object(members)) => {
            members.shift_remove(&last);
        }
        Some(Node::Array(elements)) => {
            if let Ok(index) = last.parse::<usize>()
                && index < elements.len()
            {
                elements.remove(index);
            }
        }
        _ => {}
    }
}
