//! House rules for a document: ids, tags, descriptions.

use crate::diagnostic::{Code, Complaints};
use crate::ir::{Api, Operation, Pointer};
use crate::names::{camel, words};
use crate::node::{Node, Object};

/// Verbs that an id begins with when it is the wrong way round.
const VERBS: &[&str] = &[
    "add", "attach", "cancel", "check", "copy", "create", "delete", "disable", "do", "enable",
    "export", "fetch", "find", "get", "import", "inspect", "join", "kill", "leave", "list", "load",
    "patch", "pause", "ping", "post", "prune", "pull", "push", "put", "query", "read", "remove",
    "rename", "replace", "resize", "restart", "save", "search", "send", "set", "start", "stop",
    "unpause", "update", "upload", "wait", "watch", "write",
];

pub(super) fn check(tree: &Node, api: &Api, complaints: &mut Complaints) {
    for operation in &api.operations {
        id(tree, operation, complaints);
        tags(tree, operation, complaints);
    }
    unused_tags(tree, api, complaints);
    Descriptions { complaints }.document(tree);
}

/// `ContainerStart`: a noun, then a verb, so that what belongs together stands together.
fn id(tree: &Node, operation: &Operation, complaints: &mut Complaints) {
    let at = operation.source.child("operationId");
    if tree.at(&at).is_none() {
        return;
    }
    let parts = words(&operation.id);
    let first_is_verb = parts
        .first()
        .is_some_and(|first| VERBS.contains(&first.as_str()));
    let fault = if parts.len() < 2 {
        "it is one word"
    } else if first_is_verb {
        "it begins with the verb"
    } else if !operation.id.starts_with(char::is_uppercase)
        || operation.id.contains(['_', '-', '.', ' ', '/'])
    {
        "it is not in upper camel case"
    } else {
        return;
    };
    let (mut noun, mut verb) = (parts.clone(), Vec::new());
    if first_is_verb {
        verb.push(noun.remove(0));
    }
    let help = match parts.len() {
        0 | 1 => String::from("an id is a noun and a verb, as in ContainerStart"),
        _ => format!(
            "an id is a noun and a verb: {}",
            camel(&[noun, verb].concat().join(" "), "Operation")
        ),
    };
    complaints.warn(
        Code::IdStyle,
        &at,
        format!("the id `{}` is no NounVerb: {fault}", operation.id),
        help,
    );
}

fn tags(tree: &Node, operation: &Operation, complaints: &mut Complaints) {
    let at = operation.source.child("tags");
    let names: Vec<&str> = tree
        .at(&at)
        .and_then(Node::as_array)
        .unwrap_or_default()
        .iter()
        .filter_map(Node::as_str)
        .collect();
    let [name] = names.as_slice() else {
        let message = format!("the operation has {} tags", names.len());
        let at = if names.is_empty() {
            &operation.source
        } else {
            &at
        };
        complaints.warn(
            Code::TagStyle,
            at,
            message,
            "give it exactly one: it decides which module it goes to",
        );
        return;
    };
    let declared = tree
        .get("tags")
        .and_then(Node::as_array)
        .unwrap_or_default();
    if !declared
        .iter()
        .any(|tag| tag.get("name").and_then(Node::as_str) == Some(name))
    {
        let message = format!("the tag `{name}` is not declared");
        complaints.warn(
            Code::TagStyle,
            &at.index(0),
            message,
            "add it to the document's `tags`, with a description",
        );
    }
}

fn unused_tags(tree: &Node, api: &Api, complaints: &mut Complaints) {
    let at = Pointer::root().child("tags");
    for (index, tag) in tree
        .get("tags")
        .and_then(Node::as_array)
        .unwrap_or_default()
        .iter()
        .enumerate()
    {
        let Some(name) = tag.get("name").and_then(Node::as_str) else {
            continue;
        };
        if !api.operations.iter().any(|operation| operation.tag == name) {
            let message = format!("no operation has the tag `{name}`");
            complaints.warn(Code::UnusedTag, &at.index(index), message, "remove it");
        }
    }
}

/// Walks what must have a description.
struct Descriptions<'c> {
    complaints: &'c mut Complaints,
}

const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

impl Descriptions<'_> {
    fn document(&mut self, tree: &Node) {
        let root = Pointer::root();
        self.of(
            tree.get("info"),
            &root.child("info"),
            "the document",
            &["description"],
        );
        for (at, tag) in elements(tree.get("tags"), &root.child("tags")) {
            self.of(Some(tag), &at, "the tag", &["description"]);
        }
        for (path_at, item) in members(tree.get("paths"), &root.child("paths")) {
            for (at, operation) in members(Some(item), &path_at) {
                if METHODS.contains(&at.tokens().last().unwrap_or_default().as_str()) {
                    self.operation(operation, &at);
                }
            }
            self.parameters(item, &path_at);
        }
        let components = root.child("components");
        let inner = tree.get("components");
        for (place, at) in [
            (tree.get("definitions"), root.child("definitions")),
            (
                inner.and_then(|inner| inner.get("schemas")),
                components.child("schemas"),
            ),
        ] {
            for (at, schema) in members(place, &at) {
                self.of(
                    Some(schema),
                    &at,
                    "the definition",
                    &["description", "title"],
                );
                self.schema(schema, &at);
            }
        }
        for (place, at) in [
            (tree.get("parameters"), root.child("parameters")),
            (
                inner.and_then(|inner| inner.get("parameters")),
                components.child("parameters"),
            ),
        ] {
            for (at, parameter) in members(place, &at) {
                self.of(Some(parameter), &at, "the parameter", &["description"]);
            }
        }
        for (place, at) in [
            (tree.get("responses"), root.child("responses")),
            (
                inner.and_then(|inner| inner.get("responses")),
                components.child("responses"),
            ),
        ] {
            for (at, response) in members(place, &at) {
                self.response(response, &at);
            }
        }
    }

    fn operation(&mut self, operation: &Node, at: &Pointer) {
        self.of(Some(operation), at, "the operation", &["description"]);
        self.of(Some(operation), at, "the operation", &["summary"]);
        self.parameters(operation, at);
        for (at, response) in members(operation.get("responses"), &at.child("responses")) {
            self.response(response, &at);
        }
    }

    fn parameters(&mut self, of: &Node, at: &Pointer) {
        for (at, parameter) in elements(of.get("parameters"), &at.child("parameters")) {
            self.of(Some(parameter), &at, "the parameter", &["description"]);
            if let Some(schema) = parameter.get("schema") {
                self.schema(schema, &at.child("schema"));
            }
        }
    }

    fn response(&mut self, response: &Node, at: &Pointer) {
        self.of(Some(response), at, "the response", &["description"]);
        for (at, header) in members(response.get("headers"), &at.child("headers")) {
            self.of(Some(header), &at, "the header", &["description"]);
        }
        if let Some(schema) = response.get("schema") {
            self.schema(schema, &at.child("schema"));
        }
    }

    /// The properties of a schema, and of what stands inside.
    fn schema(&mut self, schema: &Node, at: &Pointer) {
        for (at, property) in members(schema.get("properties"), &at.child("properties")) {
            self.of(
                Some(property),
                &at,
                "the property",
                &["description", "title"],
            );
            self.schema(property, &at);
        }
        for key in ["items", "additionalProperties"] {
            if let Some(inner) = schema.get(key) {
                self.schema(inner, &at.child(key));
            }
        }
        for key in ["allOf", "oneOf", "anyOf"] {
            for (at, arm) in elements(schema.get(key), &at.child(key)) {
                self.schema(arm, &at);
            }
        }
    }

    /// Complains when none of `keys` says anything. What is only a reference is described where it leads to.
    fn of(&mut self, node: Option<&Node>, at: &Pointer, what: &str, keys: &[&str]) {
        let Some(members) = node.and_then(Node::as_object) else {
            return;
        };
        if members.contains_key("$ref") || keys.iter().any(|key| says_something(members, key)) {
            return;
        }
        let name = at.tokens().last().unwrap_or_default();
        let message = format!("{what} `{name}` has no {}", keys.join(" and no "));
        let help = "say what it means, its unit and its default, and what an empty value does";
        self.complaints.warn(Code::NoDescription, at, message, help);
    }
}

fn says_something(members: &Object, key: &str) -> bool {
    members
        .get(key)
        .and_then(Node::as_str)
        .is_some_and(|text| !matches!(text.trim(), "" | "TBD"))
}

/// The members of an object with their places; extensions are none.
fn members<'t>(node: Option<&'t Node>, at: &Pointer) -> Vec<(Pointer, &'t Node)> {
    let members = node.and_then(Node::as_object).into_iter().flatten();
    members
        .filter(|(key, _)| !key.starts_with("x-"))
        .map(|(key, member)| (at.child(key), member))
        .collect()
}

fn elements<'t>(node: Option<&'t Node>, at: &Pointer) -> Vec<(Pointer, &'t Node)> {
    let elements = node.and_then(Node::as_array).unwrap_or_default();
    elements
        .iter()
        .enumerate()
        .map(|(index, element)| (at.index(index), element))
        .collect()
}
