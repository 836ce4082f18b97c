//! Exemptions: `x-allow` on whatever the complaint is about, with the code and the reason.

use crate::diagnostic::{Code, Complaints};
use crate::ir::Pointer;
use crate::node::Node;

const KEY: &str = "x-allow";

/// The exemptions of a document.
pub(crate) struct Allowed(Vec<One>);

struct One {
    /// What the exemption stands on.
    on: Pointer,
    code: Code,
    used: bool,
}

impl Allowed {
    /// Collects the exemptions, and complains of those without a reason or of no code.
    pub(crate) fn of(tree: &Node, complaints: &mut Complaints) -> Self {
        let mut found = Vec::new();
        collect(tree, &Pointer::root(), &mut found);
        let mut all = Vec::new();
        for (on, value) in found {
            let at = on.child(KEY);
            let Some(members) = value.as_object() else {
                let message = format!("`{KEY}` is an object, this is {}", value.kind());
                complaints.error(
                    Code::BadAllow,
                    &at,
                    message,
                    "write `x-allow: {PH0701: \"the reason\"}`",
                );
                continue;
            };
            for (text, reason) in members {
                let Some(code) = Code::parse(text) else {
                    let message = format!("there is no code `{text}`");
                    complaints.error(
                        Code::BadAllow,
                        &at.child(text),
                        message,
                        "take the code from the complaint",
                    );
                    continue;
                };
                if reason
                    .as_str()
                    .is_none_or(|reason| reason.trim().is_empty())
                {
                    let message = format!("{code} is allowed here without a reason");
                    complaints.error(Code::BadAllow, &at.child(text), message, "say why, as text");
                }
                all.push(One {
                    on: on.clone(),
                    code,
                    used: false,
                });
            }
        }
        Self(all)
    }

    /// Forgets the warnings, and the breaches of house rules, that are allowed where they stand.
    pub(crate) fn silence(&mut self, complaints: &mut Complaints) {
        if self.0.is_empty() {
            return;
        }
        complaints.retain(|code, at, error| {
            let house = code >= Code::IdStyle;
            let parent = at.parent();
            let here = |one: &&mut One| {
                one.code == code && (one.on == *at || Some(&one.on) == parent.as_ref())
            };
            match self.0.iter_mut().find(here) {
                Some(one) if house || !error => {
                    one.used = true;
                    false
                }
                _ => true,
            }
        });
    }

    /// Complains of exemptions from what was not complained of.
    pub(crate) fn complain_of_idle(&self, complaints: &mut Complaints) {
        for one in self.0.iter().filter(|one| !one.used) {
            let message = format!("{} is allowed here, but nobody complains of it", one.code);
            let at = one.on.child(KEY).child(one.code.as_str());
            complaints.warn(Code::IdleAllow, &at, message, "remove the exemption");
        }
    }
}

fn collect<'t>(node: &'t Node, at: &Pointer, found: &mut Vec<(Pointer, &'t Node)>) {
    match node {
        Node::Object(members) => {
            for (key, member) in members {
                if key == KEY {
                    found.push((at.clone(), member));
                } else if matches!(member, Node::Object(_) | Node::Array(_)) {
                    collect(member, &at.child(key), found);
                }
            }
        }
        Node::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                if matches!(element, Node::Object(_) | Node::Array(_)) {
                    collect(element, &at.index(index), found);
                }
            }
        }
        _ => {}
    }
}
