//! Examples and defaults against their schemas.

use crate::diagnostic::{Code, Complaints};
use crate::ir::Pointer;
use crate::node::{Node, Object};

/// How deep an example is followed into schemas that refer to themselves.
const DEEPEST: usize = 64;

/// Checks every example and default that stands on a schema, a parameter, a response or a media type.
pub(super) fn check(tree: &Node, complaints: &mut Complaints) {
    let mut check = Check { tree, complaints };
    for place in [
        "definitions",
        "parameters",
        "responses",
        "paths",
        "components",
    ] {
        if let Some(node) = tree.get(place) {
            check.walk(node, &Pointer::root().child(place));
        }
    }
}

struct Check<'t, 'c> {
    tree: &'t Node,
    complaints: &'c mut Complaints,
}

/// Where a value does not match.
struct Mismatch {
    at: Pointer,
    what: String,
}

/// How a value came to a schema.
#[derive(Clone, Copy, Default)]
struct Way {
    depth: usize,
    /// Through an `allOf`: the other arms may know the members that this one does not.
    arm: bool,
}

impl Way {
    fn on(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }
}

impl Check<'_, '_> {
    fn walk(&mut self, node: &Node, at: &Pointer) {
        let members = match node {
            Node::Object(members) => members,
            Node::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.walk(element, &at.index(index));
                }
                return;
            }
            _ => return,
        };
        // A schema is what has the keys of one; `properties` itself is a map of names and has none of its own.
        let names = matches!(
            at.tokens().last().as_deref(),
            Some("properties" | "definitions" | "schemas")
        );
        if !names {
            self.own(members, at);
        }
        for (key, member) in members {
            let data = matches!(key.as_str(), "example" | "examples" | "default" | "enum")
                || key.starts_with("x-");
            if names || !data {
                self.walk(member, &at.child(key));
            }
        }
    }

    /// The examples and the default that an object carries.
    fn own(&mut self, members: &Object, at: &Pointer) {
        let schema = members.get("schema");
        let itself = Node::Object(members.clone());
        let describes = [
            "type",
            "properties",
            "allOf",
            "oneOf",
            "anyOf",
            "enum",
            "items",
        ];
        let is_schema = describes.iter().any(|key| members.contains_key(*key));
        if let Some(example) = members.get("example") {
            let against = schema.unwrap_or(&itself);
            if schema.is_some() || is_schema {
                self.compare(
                    example,
                    against,
                    &at.child("example"),
                    Code::ExampleMismatch,
                    "the example",
                );
            }
        }
        if let Some(default) = members
            .get("default")
            .filter(|default| is_schema && **default != Node::Null)
        {
            self.compare(
                default,
                &itself,
                &at.child("default"),
                Code::DefaultValue,
                "the default",
            );
        }
        // Swagger 2.0: the examples of a response, by media type. Of other media types than JSON they are text.
        if let (Some(schema), Some(Node::Object(examples))) = (schema, members.get("examples")) {
            for (name, example) in examples {
                let at = at.child("examples").child(name);
                let (value, at) = match example.get("value") {
                    Some(value) if !name.contains('/') => (value, at.child("value")),
                    _ => (example, at),
                };
                if !name.contains('/') || name.contains("json") {
                    self.compare(value, schema, &at, Code::ExampleMismatch, "the example");
                }
            }
        }
    }

    fn compare(&mut self, value: &Node, schema: &Node, at: &Pointer, code: Code, what: &str) {
        let mut found = Vec::new();
        self.matches(value, schema, at, &mut found, Way::default());
        for mismatch in found {
            let message = format!("{what} does not match its schema: {}", mismatch.what);
            let help = "change the one or the other: what is shown here is what readers copy";
            if code == Code::DefaultValue {
                self.complaints.warn(code, &mismatch.at, message, help);
            } else {
                self.complaints.error(code, &mismatch.at, message, help);
            }
        }
    }

    fn matches(
        &self,
        value: &Node,
        schema: &Node,
        at: &Pointer,
        found: &mut Vec<Mismatch>,
        way: Way,
    ) {
        let Some(members) = schema.as_object().filter(|_| way.depth < DEEPEST) else {
            return;
        };
        let marked = |key: &str| members.get(key) == Some(&Node::Bool(true));
        if let Some(reference) = members.get("$ref").and_then(Node::as_str) {
            let nullable = marked("x-nullable") || marked("nullable");
            if *value == Node::Null && nullable {
                return;
            }
            if let Some(target) = self
                .tree
                .at(&Pointer::parse(reference.trim_start_matches('#')))
            {
                self.matches(value, target, at, found, way.on());
            }
            return;
        }
        if *value == Node::Null
            && ["x-nullable", "nullable", "x-always-sent", "x-isnullable"]
                .iter()
                .any(|key| marked(key))
        {
            return;
        }
        let mut mismatch = |what: String| {
            found.push(Mismatch {
                at: at.clone(),
                what,
            })
        };
        let kinds: Vec<&str> = match members.get("type") {
            Some(Node::String(kind)) => vec![kind],
            Some(Node::Array(kinds)) => kinds.iter().filter_map(Node::as_str).collect(),
            _ => Vec::new(),
        };
        let keys_as_items = marked("x-keys-as-items") && matches!(value, Node::Object(_));
        if !kinds.is_empty() && !kinds.iter().any(|kind| is_of(value, kind)) && !keys_as_items {
            mismatch(format!(
                "{} is not of type {}",
                shown(value),
                kinds.join(" or ")
            ));
            return;
        }
        if let Some(Node::Array(allowed)) = members.get("enum")
            && !allowed.contains(value)
        {
            mismatch(format!("{} is not in the enum", shown(value)));
        }
        for arm in members
            .get("allOf")
            .and_then(Node::as_array)
            .unwrap_or_default()
        {
            self.matches(
                value,
                arm,
                at,
                found,
                Way {
                    arm: true,
                    ..way.on()
                },
            );
        }
        for key in ["oneOf", "anyOf"] {
            let Some(arms) = members.get(key).and_then(Node::as_array) else {
                continue;
            };
            let fits = |arm: &Node| {
                let mut tried = Vec::new();
                self.matches(value, arm, at, &mut tried, way.on());
                tried.is_empty()
            };
            if !arms.iter().any(fits) {
                found.push(Mismatch {
                    at: at.clone(),
                    what: format!("it fits none of the shapes of {key}"),
                });
            }
        }
        match value {
            Node::Object(value) => self.object(value, members, at, found, way),
            Node::Array(elements) => {
                if let Some(items) = members.get("items") {
                    for (index, element) in elements.iter().enumerate() {
                        self.matches(
                            element,
                            items,
                            &at.index(index),
                            found,
                            Way {
                                arm: false,
                                ..way.on()
                            },
                        );
                    }
                }
            }
            _ => range(value, members, at, found),
        }
    }

    fn object(
        &self,
        value: &Object,
        schema: &Object,
        at: &Pointer,
        found: &mut Vec<Mismatch>,
        way: Way,
    ) {
        let properties = schema.get("properties").and_then(Node::as_object);
        for name in schema
            .get("required")
            .and_then(Node::as_array)
            .unwrap_or_default()
            .iter()
            .filter_map(Node::as_str)
        {
            if !value.contains_key(name) {
                found.push(Mismatch {
                    at: at.clone(),
                    what: format!("`{name}` is required and not there"),
                });
            }
        }
        for (key, member) in value {
            let here = at.child(key);
            match (
                properties.and_then(|properties| properties.get(key)),
                schema.get("additionalProperties"),
            ) {
                (Some(property), _) => self.matches(
                    member,
                    property,
                    &here,
                    found,
                    Way {
                        arm: false,
                        ..way.on()
                    },
                ),
                (None, Some(additional @ Node::Object(_))) => self.matches(
                    member,
                    additional,
                    &here,
                    found,
                    Way {
                        arm: false,
                        ..way.on()
                    },
                ),
                (None, Some(Node::Bool(true))) => {}
                // Where members come from elsewhere too, an unknown one may be theirs.
                (None, _) if properties.is_none() || schema.contains_key("allOf") => {}
                (None, _) if way.arm => {}
                (None, _) => {
                    let what = format!("the schema has no property `{key}`");
                    found.push(Mismatch { at: here, what });
                }
            }
        }
    }
}

fn is_of(value: &Node, kind: &str) -> bool {
    match kind {
        "string" | "file" => matches!(value, Node::String(_)),
        "integer" => {
            matches!(value, Node::Int(_) | Node::UInt(_))
                || matches!(value, Node::Float(number) if number.fract() == 0.0)
        }
        "number" => matches!(value, Node::Int(_) | Node::UInt(_) | Node::Float(_)),
        "boolean" => matches!(value, Node::Bool(_)),
        "array" => matches!(value, Node::Array(_)),
        "object" => matches!(value, Node::Object(_)),
        "null" => matches!(value, Node::Null),
        _ => true,
    }
}

fn range(value: &Node, schema: &Object, at: &Pointer, found: &mut Vec<Mismatch>) {
    let number = |node: &Node| match node {
        Node::Int(number) => Some(*number as f64),
        Node::UInt(number) => Some(*number as f64),
        Node::Float(number) => Some(*number),
        _ => None,
    };
    let Some(value) = number(value) else { return };
    if schema
        .get("minimum")
        .and_then(number)
        .is_some_and(|least| value < least)
    {
        found.push(Mismatch {
            at: at.clone(),
            what: format!("{value} is below the minimum"),
        });
    }
    if schema
        .get("maximum")
        .and_then(number)
        .is_some_and(|most| value > most)
    {
        found.push(Mismatch {
            at: at.clone(),
            what: format!("{value} is above the maximum"),
        });
    }
}

fn shown(value: &Node) -> String {
    let text = value.to_json().to_string();
    if text.chars().count() > 40 {
        format!("{}…", text.chars().take(40).collect::<String>())
    } else {
        text
    }
}
