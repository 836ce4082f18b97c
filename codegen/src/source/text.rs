//! Text into tree: YAML and JSON, with limits, and with the one fault of published documents that readers let pass.

use super::quotes;
use crate::Source;
use crate::diagnostic::{Code, Complaints, Place, Severity};
use crate::ir::Pointer;
use crate::node::{Fault, Limits, Node, Reading};
use serde::de::DeserializeSeed;

/// The largest text that is read. The largest published document known (Kubernetes') has four million bytes.
const BYTES: usize = 32 << 20;

/// What a document may hold. serde_yaml and serde_json stop at 128 levels by themselves; ours comes first to say where.
const LIMITS: Limits = Limits {
    depth: 100,
    nodes: 4_000_000,
};

/// What kind of document a tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Swagger2,
    OpenApi3,
}

/// Tells what kind of document a tree is; complains when it is none.
pub(crate) fn format_of(tree: &Node, complaints: &mut Complaints) -> Option<Format> {
    const HELP: &str = "start the document with `swagger: \"2.0\"` or `openapi: 3.0.3`";
    let version = |key: &str| match tree.get(key) {
        Some(Node::String(text)) => Some(text.clone()),
        Some(Node::Float(number)) => Some(format!("{number:?}")),
        Some(Node::Int(number)) => Some(number.to_string()),
        _ => None,
    };
    let root = Pointer::root();
    match (version("swagger").as_deref(), version("openapi").as_deref()) {
        (Some("2.0"), None) => Some(Format::Swagger2),
        (None, Some(text)) if text == "3.0" || text.starts_with("3.0.") => Some(Format::OpenApi3),
        (Some(text), None) => {
            let message = format!("Swagger {text} is not understood");
            complaints.error(Code::UnknownFormat, &root.child("swagger"), message, HELP);
            None
        }
        (None, Some(text)) => {
            let message = format!("OpenAPI {text} is not understood");
            complaints.error(Code::UnknownFormat, &root.child("openapi"), message, HELP);
            None
        }
        (Some(_), Some(_)) => {
            let message = "the document says it is both Swagger and OpenAPI";
            complaints.error(
                Code::UnknownFormat,
                &root.child("openapi"),
                message,
                "keep one of the two keys",
            );
            None
        }
        (None, None) => {
            let message = "this is neither a Swagger 2.0 nor an OpenAPI 3.0 document";
            complaints.error(Code::UnknownFormat, &root, message, HELP);
            None
        }
    }
}

/// Reads a text. Nothing comes out when it has errors.
pub(crate) fn read(source: Source<'_>, overlay: bool, complaints: &mut Complaints) -> Option<Node> {
    let mut error = |code, place, message: String, help: &str| {
        complaints.add(Severity::Error, code, place, message, help);
    };
    if source.text.len() > BYTES {
        let message = format!(
            "the document has {} bytes, more than {BYTES}",
            source.text.len()
        );
        error(
            Code::TooBig,
            Place::Nowhere { overlay },
            message,
            "split the document",
        );
        return None;
    }
    let mut faults = Vec::new();
    let result = parse(source.text, &mut faults);
    let point = |pointer| {
        if overlay {
            Place::Overlay(pointer)
        } else {
            Place::Document(pointer)
        }
    };
    let stopped = faults
        .iter()
        .any(|fault| matches!(fault, Fault::TooDeep(_) | Fault::TooMany));
    let faulty = !faults.is_empty();
    for fault in faults {
        match fault {
            Fault::DuplicateKey(at) => {
                let key = at.tokens().last().unwrap_or_default();
                let message = format!("the key `{key}` stands here a second time");
                error(
                    Code::DuplicateKey,
                    point(at),
                    message,
                    "keep one of the two: a reader may take either",
                );
            }
            Fault::OddKey(at) => {
                let key = at.tokens().last().unwrap_or_default();
                error(
                    Code::OddKey,
                    point(at),
                    format!("the key `{key}` is not text"),
                    "put the key into quotes",
                );
            }
            Fault::TooDeep(at) => {
                let message = format!(
                    "more than {} objects and arrays inside each other",
                    LIMITS.depth
                );
                error(
                    Code::TooDeep,
                    point(at),
                    message,
                    "move inner schemas to definitions of their own",
                );
            }
            Fault::TooMany => {
                let message = format!(
                    "more than {} values, aliases counted each time they are used",
                    LIMITS.nodes
                );
                let help = "aliases inside what aliases repeat multiply: write `$ref` instead";
                error(Code::TooBig, Place::Nowhere { overlay }, message, help);
            }
        }
    }
    match result {
        Ok(node) => {
            quotes::warn(source.text, overlay, complaints);
            (!faulty).then_some(node)
        }
        Err(_) if stopped => None,
        Err(Malformed {
            message,
            position,
            kind,
        }) => {
            let place = match position {
                Some((line, column)) => Place::Text {
                    overlay,
                    line,
                    column,
                },
                None => Place::Nowhere { overlay },
            };
            let (code, help) = match kind {
                Kind::Aliases => (
                    Code::TooBig,
                    "aliases inside what aliases repeat multiply: write `$ref` instead",
                ),
                Kind::Depth => (
                    Code::TooDeep,
                    "move inner schemas to definitions of their own",
                ),
                Kind::Text => (
                    Code::Malformed,
                    "the text must be YAML 1.2 or JSON up to its end",
                ),
            };
            error(code, place, message, help);
            None
        }
    }
}

struct Malformed {
    message: String,
    position: Option<(usize, usize)>,
    kind: Kind,
}

enum Kind {
    Text,
    Aliases,
    Depth,
}

/// JSON is YAML, but read by its own reader it takes a tenth of the time.
fn parse(text: &str, faults: &mut Vec<Fault>) -> Result<Node, Malformed> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reading = Reading {
        limits: LIMITS,
        nodes: 0,
        path: Vec::new(),
        faults,
    };
    if text.trim_start().starts_with('{') {
        let mut reader = serde_json::Deserializer::from_str(text);
        let result = (&mut reading)
            .deserialize(&mut reader)
            .and_then(|node| reader.end().map(|()| node));
        match result {
            Ok(node) => return Ok(node),
            // A flow mapping of YAML starts with a brace too: what JSON refuses for its form gets a second chance.
            Err(error) if error.is_syntax() && !error.to_string().contains("recursion limit") => {
                let yaml = parse_yaml(text, &mut Vec::new());
                if yaml.is_err() || !reading.faults.is_empty() {
                    return Err(malformed_json(&error));
                }
                return yaml;
            }
            Err(error) => return Err(malformed_json(&error)),
        }
    }
    parse_yaml(text, reading.faults)
}

fn malformed_json(error: &serde_json::Error) -> Malformed {
    let text = error.to_string();
    let message = text.split(" at line ").next().unwrap_or(&text).to_owned();
    let kind = if message.contains("recursion limit") {
        Kind::Depth
    } else {
        Kind::Text
    };
    Malformed {
        message,
        position: Some((error.line(), error.column())),
        kind,
    }
}

fn parse_yaml(text: &str, faults: &mut Vec<Fault>) -> Result<Node, Malformed> {
    let mut reading = Reading {
        limits: LIMITS,
        nodes: 0,
        path: Vec::new(),
        faults,
    };
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let malformed = |error: serde_yaml::Error| {
        let text = error.to_string();
        let kind = if text.contains("repetition limit") {
            Kind::Aliases
        } else if text.contains("recursion limit") {
            Kind::Depth
        } else {
            Kind::Text
        };
        // The position stands in the diagnostic already.
        let message = text.split(" at line ").next().unwrap_or(&text).to_owned();
        let position = error
            .location()
            .map(|location| (location.line(), location.column()));
        Malformed {
            message,
            position,
            kind,
        }
    };
    let Some(first) = documents.next() else {
        return Err(Malformed {
            message: String::from("the text is empty"),
            position: None,
            kind: Kind::Text,
        });
    };
    let node = (&mut reading).deserialize(first).map_err(malformed)?;
    if documents.next().is_some() {
        let message = String::from("a second document follows after `---`");
        return Err(Malformed {
            message,
            position: None,
            kind: Kind::Text,
        });
    }
    Ok(node)
}
