//! Paths.

use super::Lowering;
use crate::diagnostic::Code;
use crate::ir::{Path, PathPart, Pointer, Segment};

impl Lowering<'_> {
    /// Takes a path apart. What is wrong with it is said, and it is kept as literal text.
    pub(super) fn path(&mut self, template: &str, at: &Pointer) -> Path {
        let segments = template
            .split('/')
            .skip(1)
            .map(|segment| self.segment(segment, at))
            .collect();
        Path {
            template: template.to_owned(),
            segments,
        }
    }

    fn segment(&mut self, segment: &str, at: &Pointer) -> Segment {
        let mut parts = Vec::new();
        let mut rest = segment;
        while let Some(open) = rest.find('{') {
            if open > 0 {
                parts.push(PathPart::Literal(rest[..open].to_owned()));
            }
            let Some(close) = rest[open..].find('}').filter(|close| *close > 1) else {
                self.bad_braces(segment, at);
                parts.push(PathPart::Literal(rest[open..].to_owned()));
                return Segment { parts };
            };
            parts.push(PathPart::Param {
                wire: rest[open + 1..open + close].to_owned(),
                greedy: false,
            });
            rest = &rest[open + close + 1..];
        }
        if rest.contains('}') {
            self.bad_braces(segment, at);
        }
        if !rest.is_empty() {
            parts.push(PathPart::Literal(rest.to_owned()));
        }
        Segment { parts }
    }

    fn bad_braces(&mut self, segment: &str, at: &Pointer) {
        let message = format!("the braces in `{segment}` do not pair around a name");
        self.complaints.error(
            Code::BadPath,
            at,
            message,
            "a parameter is written `{name}`, inside one segment",
        );
    }
}

/// The path with all parameters alike: two operations with one of these cannot be told apart by a request.
pub(super) fn anonymous(path: &Path) -> String {
    let mut text = String::new();
    for segment in &path.segments {
        text.push('/');
        for part in &segment.parts {
            match part {
                PathPart::Literal(literal) => text.push_str(literal),
                PathPart::Param { .. } => text.push_str("{}"),
            }
        }
    }
    text
}
