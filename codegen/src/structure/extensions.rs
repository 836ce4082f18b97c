//! Our own extensions: where they may stand, and what they hold. They are the same for Swagger 2.0 and OpenAPI 3.0.

use super::Kind::{Any, Array, Bool, Integer, String, Word};
use super::{Form, Kind, May, Must, Walk};
use crate::diagnostic::{Code, Place, Severity};
use crate::node::Node;

/// What an extension holds.
enum Holds {
    Kind(Kind),
    /// `true`, or not there at all.
    True,
    /// An object with this form, and in this key of it a schema.
    With(&'static Form, &'static str),
    /// A version: `"1.25"`.
    Version,
}

struct Known {
    key: &'static str,
    /// The forms it may stand on, by name; empty: anything.
    on: &'static [&'static str],
    /// Elsewhere only a warning: other tools give the key a meaning there.
    lenient: bool,
    holds: Holds,
}

const KNOWN: &[Known] = &[
    Known {
        key: "x-stream",
        on: &["a response"],
        lenient: false,
        holds: Holds::With(&STREAM, "item"),
    },
    Known {
        key: "x-upgrade",
        on: &["an operation"],
        lenient: false,
        holds: Holds::Kind(Kind::Object(&UPGRADE)),
    },
    Known {
        key: "x-default-answer",
        on: &["a tag", "an operation"],
        lenient: false,
        holds: Holds::Kind(Kind::Object(&DEFAULT_ANSWER)),
    },
    Known {
        key: "x-greedy",
        on: &["a parameter"],
        lenient: false,
        holds: Holds::True,
    },
    Known {
        key: "x-content",
        on: &["a parameter", "a header"],
        lenient: false,
        holds: Holds::With(&CONTENT, "schema"),
    },
    Known {
        key: "x-query-booleans",
        on: &["the document"],
        lenient: false,
        holds: Holds::Kind(Word(&["lenient"])),
    },
    Known {
        key: "x-nullable",
        on: &["a schema"],
        lenient: true,
        holds: Holds::Kind(Bool),
    },
    Known {
        key: "x-always-sent",
        on: &["a schema"],
        lenient: false,
        holds: Holds::True,
    },
    Known {
        key: "x-keys-as-items",
        on: &["a schema"],
        lenient: false,
        holds: Holds::True,
    },
    Known {
        key: "x-since",
        on: &[],
        lenient: false,
        holds: Holds::Version,
    },
    Known {
        key: "x-until",
        on: &[],
        lenient: false,
        holds: Holds::Version,
    },
    Known {
        key: "x-deviation",
        on: &[],
        lenient: false,
        holds: Holds::Kind(String),
    },
    Known {
        key: "x-rust-name",
        on: &["a schema", "an operation", "a parameter", "a header"],
        lenient: false,
        holds: Holds::Kind(String),
    },
];

static STREAM: Form = Form {
    name: "x-stream",
    keys: &[
        (
            "shape",
            Must,
            Word(&["json-lines", "bytes", "frames", "late-json"]),
        ),
        ("item", May, Any),
        ("media-type", May, String),
    ],
    named: None,
    reference: None,
};

static UPGRADE: Form = Form {
    name: "x-upgrade",
    keys: &[
        (
            "protocols",
            Must,
            Array(&Word(&["tcp", "websocket", "h2c"])),
        ),
        ("stream", May, Word(&["frames", "raw"])),
    ],
    named: None,
    reference: None,
};

static DEFAULT_ANSWER: Form = Form {
    name: "x-default-answer",
    keys: &[("status", May, Integer), ("message", May, String)],
    named: None,
    reference: None,
};

static CONTENT: Form = Form {
    name: "x-content",
    keys: &[
        ("encoding", Must, Word(&["json", "base64-json"])),
        ("schema", Must, Any),
    ],
    named: None,
    reference: None,
};

impl<'t> Walk<'_, 't> {
    /// Checks an extension that stands on something of the form `on`, if it is one of ours. The path leads to it.
    pub(super) fn extension(&mut self, key: &str, node: &'t Node, on: &Form) {
        let Some(known) = KNOWN.iter().find(|known| known.key == key) else {
            return;
        };
        if !known.on.is_empty() && !known.on.contains(&on.name) {
            let severity = if known.lenient {
                Severity::Warning
            } else {
                Severity::Error
            };
            let message = format!("`{key}` means nothing on {}", on.name);
            let help = format!("it stands on {}; remove it here", known.on.join(", "));
            let place = Place::Document(self.here());
            self.complaints
                .add(severity, Code::MisplacedExtension, place, message, help);
            return;
        }
        if key == "x-always-sent" && self.path.iter().rev().nth(2) != Some(&"properties") {
            let at = self.here();
            let message = "`x-always-sent` says something of a property only";
            self.complaints
                .error(Code::MisplacedExtension, &at, message, "remove it here");
            return;
        }
        // What is wrong inside is a fault of the extension, whatever its form.
        let before = self.complaints.len();
        match &known.holds {
            Holds::Kind(kind) => self.value(node, kind),
            Holds::With(form, schema) => {
                self.value(node, &Kind::Object(form));
                if let Some((name, inner)) = node
                    .as_object()
                    .and_then(|members| members.get_key_value(*schema))
                {
                    self.path.push(name);
                    let form = self.schema;
                    self.value(inner, &Kind::Object(form));
                    self.path.pop();
                }
            }
            Holds::True if *node != Node::Bool(true) => {
                self.bad(key, "the only value is `true`; leave it out otherwise")
            }
            Holds::Version if !node.as_str().is_some_and(is_version) => {
                self.bad(key, "a version is text of two numbers: \"1.25\"");
            }
            Holds::True | Holds::Version => {}
        }
        self.complaints.recode(before, Code::BadExtension);
    }

    fn bad(&mut self, key: &str, help: &str) {
        let at = self.here();
        self.complaints.error(
            Code::BadExtension,
            &at,
            format!("`{key}` does not hold what it must"),
            help,
        );
    }
}

fn is_version(text: &str) -> bool {
    text.split_once('.').is_some_and(|(major, minor)| {
        let number =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        number(major) && number(minor)
    })
}
