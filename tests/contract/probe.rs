//! Requests for any operation, made from its row in `OPERATIONS` alone.

use crate::harness::{Reply, Served};
use pierhead_support::{BodyKind, Operation, Place};

/// A text with everything in it that a path, a query or a header could stumble over.
const AWKWARD: &str = "a b+c%2Fd&e=f;g?h#ü";

/// Values to try for a parameter until one is no error. Text takes the first.
fn candidates(place: Place) -> Vec<String> {
    let json = [
        "{\"a\":[\"b/c\"]}",
        "[\"a\",\"b%\"]",
        "{\"a\":\"b\"}",
        "{\"a\":{}}",
        "[]",
        "{}",
    ];
    let text = match place {
        Place::Header | Place::Cookie => "a b+c%2Fd&e=f;g",
        Place::Path | Place::Query => AWKWARD,
    };
    let mut values = vec![text.to_owned(), "7".to_owned()];
    // As `{"a":["b/c"]}` and the like in base64, url-safe and without padding.
    values.extend(
        [
            "eyJ1c2VybmFtZSI6InU_fiJ9",
            "eyJhIjp7InVzZXJuYW1lIjoidT9-In19",
            "e30",
        ]
        .map(str::to_owned),
    );
    values.extend(json.map(str::to_owned));
    values.push("true".to_owned());
    values
}

/// A request for an operation.
pub(crate) struct Probe {
    operation: &'static Operation,
    /// For each parameter the candidate in use; `None` leaves the parameter out.
    chosen: Vec<Option<usize>>,
    body: usize,
}

const BODIES: [&str; 3] = ["{}", "[]", "\"text\""];

impl Probe {
    /// All parameters given.
    pub(crate) fn full(operation: &'static Operation) -> Self {
        Self {
            operation,
            chosen: vec![Some(0); operation.params.len()],
            body: 0,
        }
    }

    /// Only what must be given.
    pub(crate) fn least(operation: &'static Operation) -> Self {
        let chosen = operation
            .params
            .iter()
            .map(|param| param.required.then_some(0));
        Self {
            operation,
            chosen: chosen.collect(),
            body: 0,
        }
    }

    /// Asks, taking the next candidate of whatever is complained about, until there is no complaint.
    pub(crate) async fn ask(&mut self, served: &Served, prefix: &str) -> Reply {
        for _ in 0..200 {
            let reply = self.ask_once(served, prefix).await;
            if reply.status != 400 {
                return reply;
            }
            let message = reply.message();
            let blamed = self
                .operation
                .params
                .iter()
                .position(|param| message.contains(&format!("{:?} is wrong", param.name)));
            match blamed {
                Some(index) => {
                    let next = self.chosen[index].map_or(0, |at| at + 1);
                    let place = self.operation.params[index].place;
                    assert!(
                        next < candidates(place).len(),
                        "{}: {message}",
                        self.operation.id
                    );
                    self.chosen[index] = Some(next);
                }
                None if message.contains("body is wrong") && self.body + 1 < BODIES.len() => {
                    self.body += 1
                }
                None => return reply,
            }
        }
        panic!("{}: no request is accepted", self.operation.id);
    }

    async fn ask_once(&self, served: &Served, prefix: &str) -> Reply {
        let mut path = self.operation.path.to_owned();
        let mut query = Vec::new();
        let mut headers: Vec<(&str, String)> = Vec::new();
        for (param, chosen) in self.operation.params.iter().zip(&self.chosen) {
            let Some(chosen) = chosen else { continue };
            let value = candidates(param.place)[*chosen].clone();
            match param.place {
                Place::Path => {
                    let greedy = format!("{{{}*}}", param.name);
                    // Slashes stand as they are where they may, and are escaped where they may not.
                    let raw = escape(&format!("x/{value}")).replace("%2Fa", "/a");
                    let escaped = escape(&format!("x/{value}"));
                    path = path
                        .replace(&greedy, &raw)
                        .replace(&format!("{{{}}}", param.name), &escaped);
                }
                Place::Query => query.push(format!("{}={}", param.name, escape(&value))),
                Place::Header => headers.push((param.name, value)),
                Place::Cookie => headers.push(("Cookie", format!("{}={value}", param.name))),
            }
        }
        let body = match self.operation.body {
            BodyKind::Empty | BodyKind::Form | BodyKind::OptionalJson => "",
            BodyKind::Json => BODIES[self.body],
            BodyKind::Text => "text",
            BodyKind::Bytes => {
                headers.push(("Content-Type", "application/x-tar".to_owned()));
                "bytes"
            }
        };
        if let Some(protocol) = self.operation.upgrade.first()
            && *protocol != "tcp"
        {
            // Only what is turned away can be asked for in this way; see the tests of takeovers for the rest.
            headers.push(("X-Protocol", (*protocol).to_owned()));
        }
        let target = format!("{prefix}{path}?{}", query.join("&"));
        let headers: Vec<(&str, &str)> = headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        served
            .ask(self.operation.method.as_str(), &target, &headers, body)
            .await
    }
}

/// Escapes all but letters and digits.
pub(crate) fn escape(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            byte if byte.is_ascii_alphanumeric() => (byte as char).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}
