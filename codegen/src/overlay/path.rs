//! The part of JSONPath (RFC 9535) that overlays use: names, indices, wildcards, descent, and filters that compare a
//! member with a literal or ask whether it is there. Everything else is refused, not guessed.

use crate::ir::Pointer;
use crate::node::Node;

/// A step of a path.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Name(String),
    /// Negative counts from the end.
    Index(i64),
    All,
    Filter(Filter),
    /// The step after this applies at every depth.
    Descent,
}

/// `?(@.a.b == 'x' && …)`: all must hold.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Filter(Vec<Test>);

#[derive(Clone, Debug, PartialEq)]
struct Test {
    member: Vec<String>,
    negated: bool,
    /// `None`: the member must be there.
    value: Option<Node>,
}

/// Why a text is no path that is understood.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error("`{rest}` is not understood as a part of a JSONPath")]
pub(super) struct Fault {
    rest: String,
}

/// Takes a path apart.
pub(super) fn parse(text: &str) -> Result<Vec<Step>, Fault> {
    let fault = |rest: &str| Fault {
        rest: rest.to_owned(),
    };
    let mut rest = text.trim().strip_prefix('$').ok_or_else(|| fault(text))?;
    let mut steps = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("..") {
            steps.push(Step::Descent);
            rest = after;
            if rest.starts_with('[') {
                continue;
            }
            rest = member(rest, &mut steps).ok_or_else(|| fault(after))?;
        } else if let Some(after) = rest.strip_prefix('.') {
            rest = member(after, &mut steps).ok_or_else(|| fault(after))?;
        } else if let Some(after) = rest.strip_prefix('[') {
            rest = bracket(after, &mut steps).ok_or_else(|| fault(rest))?;
        } else {
            return Err(fault(rest));
        }
    }
    Ok(steps)
}

fn member<'t>(text: &'t str, steps: &mut Vec<Step>) -> Option<&'t str> {
    if let Some(rest) = text.strip_prefix('*') {
        steps.push(Step::All);
        return Some(rest);
    }
    let end = text.find(['.', '[']).unwrap_or(text.len());
    let name = &text[..end];
    let plain = !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$'));
    plain.then(|| {
        steps.push(Step::Name(name.to_owned()));
        &text[end..]
    })
}

fn bracket<'t>(text: &'t str, steps: &mut Vec<Step>) -> Option<&'t str> {
    let text = text.trim_start();
    let rest = if let Some(rest) = text.strip_prefix('*') {
        steps.push(Step::All);
        rest
    } else if text.starts_with(['\'', '"']) {
        let (name, rest) = quoted(text)?;
        steps.push(Step::Name(name));
        rest
    } else if let Some(rest) = text.strip_prefix('?') {
        let rest = rest.trim_start();
        let (inside, parenthesised) = match rest.strip_prefix('(') {
            Some(inside) => (inside, true),
            None => (rest, false),
        };
        let (filter, rest) = filter(inside)?;
        steps.push(Step::Filter(filter));
        if parenthesised {
            rest.trim_start().strip_prefix(')')?
        } else {
            rest
        }
    } else {
        let end = text.find(']')?;
        steps.push(Step::Index(text[..end].trim().parse().ok()?));
        &text[end..]
    };
    rest.trim_start().strip_prefix(']')
}

/// A text in quotes, and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next()?;
    let mut out = String::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => out.push(chars.next()?.1),
            c if c == quote => return Some((out, &text[at + 1..])),
            c => out.push(c),
        }
    }
    None
}

fn filter(text: &str) -> Option<(Filter, &str)> {
    let mut tests = Vec::new();
    let mut rest = text;
    loop {
        let (test, after) = test(rest)?;
        tests.push(test);
        rest = after.trim_start();
        match rest.strip_prefix("&&") {
            Some(after) => rest = after,
            None => return Some((Filter(tests), rest)),
        }
    }
}

fn test(text: &str) -> Option<(Test, &str)> {
    let mut rest = text.trim_start();
    let absent = rest.starts_with('!') && !rest.starts_with("!=");
    if absent {
        rest = rest[1..].trim_start();
    }
    rest = rest.strip_prefix('@')?;
    let mut path = Vec::new();
    loop {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '$')))
                .unwrap_or(after.len());
            if end == 0 {
                return None;
            }
            path.push(after[..end].to_owned());
            rest = &after[end..];
        } else if let Some(after) = rest.strip_prefix('[') {
            let (name, after) = quoted(after.trim_start())?;
            path.push(name);
            rest = after.trim_start().strip_prefix(']')?;
        } else {
            break;
        }
    }
    rest = rest.trim_start();
    let (negated, after) = match (rest.strip_prefix("=="), rest.strip_prefix("!=")) {
        (Some(after), _) => (false, after),
        (_, Some(after)) => (true, after),
        _ => {
            return Some((
                Test {
                    member: path,
                    negated: absent,
                    value: None,
                },
                rest,
            ));
        }
    };
    if absent {
        return None;
    }
    let (value, after) = literal(after.trim_start())?;
    Some((
        Test {
            member: path,
            negated,
            value: Some(value),
        },
        after,
    ))
}

fn literal(text: &str) -> Option<(Node, &str)> {
    if text.starts_with(['\'', '"']) {
        let (value, rest) = quoted(text)?;
        return Some((Node::String(value), rest));
    }
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.' | '+')))
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let node = match word {
        "true" => Node::Bool(true),
        "false" => Node::Bool(false),
        "null" => Node::Null,
        number => match number.parse::<i64>() {
            Ok(number) => Node::Int(number),
            Err(_) => Node::Float(number.parse().ok()?),
        },
    };
    Some((node, rest))
}

/// The places that a path finds, in the document's order, none twice.
pub(super) fn find(tree: &Node, steps: &[Step]) -> Vec<Pointer> {
    let mut found = Vec::new();
    walk(tree, steps, &Pointer::root(), &mut found);
    let mut seen = std::collections::HashSet::new();
    found.retain(|place| seen.insert(place.clone()));
    found
}

fn walk(node: &Node, steps: &[Step], at: &Pointer, found: &mut Vec<Pointer>) {
    let Some((step, rest)) = steps.split_first() else {
        found.push(at.clone());
        return;
    };
    match step {
        Step::Descent => {
            walk(node, rest, at, found);
            for (child, place) in children(node, at) {
                walk(child, steps, &place, found);
            }
        }
        Step::Name(name) => {
            if let Some(child) = node.get(name) {
                walk(child, rest, &at.child(name), found);
            }
        }
        Step::Index(index) => {
            let elements = node.as_array().unwrap_or_default();
            let index = if *index < 0 {
                elements.len().checked_sub(index.unsigned_abs() as usize)
            } else {
                Some(*index as usize)
            };
            if let Some((index, child)) =
                index.and_then(|index| Some((index, elements.get(index)?)))
            {
                walk(child, rest, &at.index(index), found);
            }
        }
        Step::All => {
            for (child, place) in children(node, at) {
                walk(child, rest, &place, found);
            }
        }
        Step::Filter(filter) => {
            for (child, place) in children(node, at) {
                if filter.0.iter().all(|test| test.holds(child)) {
                    walk(child, rest, &place, found);
                }
            }
        }
    }
}

impl Test {
    fn holds(&self, node: &Node) -> bool {
        let member = self
            .member
            .iter()
            .try_fold(node, |node, name| node.get(name));
        let is = match &self.value {
            None => member.is_some(),
            Some(value) => member == Some(value),
        };
        is != self.negated
    }
}

fn children<'n>(node: &'n Node, at: &Pointer) -> Vec<(&'n Node, Pointer)> {
    match node {
        Node::Object(members) => members
            .iter()
            .map(|(key, child)| (child, at.child(key)))
            .collect(),
        Node::Array(elements) => elements
            .iter()
            .enumerate()
            .map(|(index, child)| (child, at.index(index)))
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_apart() {
        let steps =
            parse("$.paths['/a.b'].get.parameters[?(@.name=='id' && @.in != \"query\")]..x[-1].*");
        assert_eq!(steps.map(|steps| steps.len()), Ok(9));
        for bad in [
            "paths",
            "$.a[1:2]",
            "$.a[?(@.b > 1)]",
            "$.a['b",
            "$.",
            "$.a[?(@.b ~ 'c')]",
            "$['a','b']",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
