//! Which template a path belongs to.
//!
//! axum's own matcher knows no parameter with slashes in the middle of a path, and answers a method that a path does not
//! have with 405 even where another template with that method would fit. Here a template is chosen by method and path
//! together: the most literal one that fits, which is how engines route.

use std::cmp::Ordering;

/// A path's template, taken apart.
#[derive(Debug)]
pub(super) struct Template {
    segments: Vec<Segment>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Segment {
    /// Text.
    Literal(&'static str),
    /// Text and parameters: `{id}.json`.
    Mixed(Vec<Part>),
    /// One parameter.
    One(&'static str),
    /// One parameter that may have slashes in it.
    Many(&'static str),
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Literal(&'static str),
    Param(&'static str),
}

/// The values of a path's parameters, escaped as they came.
pub(super) type Captures<'a> = Vec<(&'static str, &'a str)>;

impl Template {
    pub(super) fn parse(template: &'static str) -> Self {
        let path = template.strip_prefix('/').unwrap_or(template);
        Self {
            segments: path.split('/').map(Segment::parse).collect(),
        }
    }

    /// Whether this one is to be tried before `other`: what is literal earlier goes first, and of two that agree the longer.
    pub(super) fn precedence(&self, other: &Self) -> Ordering {
        let ranks = |template: &Self| {
            let ranks: Vec<u8> = template.segments.iter().map(Segment::rank).collect();
            ranks
        };
        let (own, others) = (ranks(self), ranks(other));
        let shared = own.len().min(others.len());
        own[..shared]
            .cmp(&others[..shared])
            .then(others.len().cmp(&own.len()))
    }

    /// The parameters' values, when `path` fits.
    pub(super) fn capture<'a>(&self, path: &'a str) -> Option<Captures<'a>> {
        let mut captures = Vec::new();
        fit(&self.segments, path.strip_prefix('/')?, &mut captures).then_some(captures)
    }
}

impl Segment {
    fn parse(segment: &'static str) -> Self {
        let mut parts = Vec::new();
        let mut rest = segment;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            if !before.is_empty() {
                parts.push(Part::Literal(before));
            }
            parts.push(Part::Param(name));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Literal(rest));
        }
        match parts.as_slice() {
            [] => Self::Literal(""),
            [Part::Literal(text)] => Self::Literal(text),
            [Part::Param(name)] => match name.strip_suffix('*') {
                Some(name) => Self::Many(name),
                None => Self::One(name),
            },
            _ => Self::Mixed(parts),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Literal(_) => 0,
            Self::Mixed(_) => 1,
            Self::One(_) => 2,
            Self::Many(_) => 3,
        }
    }
}

/// Fits segments to what is left of a path, which starts after a slash.
fn fit<'a>(segments: &[Segment], path: &'a str, captures: &mut Captures<'a>) -> bool {
    let [segment, others @ ..] = segments else {
        return false;
    };
    if let Segment::Many(name) = segment {
        // The longest value first: what follows the parameter is literal in every template there is.
        let ends = path
            .match_indices('/')
            .map(|(at, _)| at)
            .chain([path.len()]);
        let ends: Vec<usize> = ends.filter(|end| *end > 0).collect();
        return ends.into_iter().rev().any(|end| {
            captures.push((name, &path[..end]));
            let fits = fit_rest(others, &path[end..], captures);
            if !fits {
                captures.pop();
            }
            fits
        });
    }
    let end = path.find('/').unwrap_or(path.len());
    let (text, rest) = path.split_at(end);
    let before = captures.len();
    let fits = match segment {
        Segment::Literal(literal) => text == *literal,
        Segment::Mixed(parts) => fit_parts(parts, text, captures),
        Segment::One(name) | Segment::Many(name) => {
            captures.push((name, text));
            !text.is_empty()
        }
    } && fit_rest(others, rest, captures);
    if !fits {
        captures.truncate(before);
    }
    fits
}

/// Fits the segments after one that fitted; `rest` is empty or starts with a slash.
fn fit_rest<'a>(segments: &[Segment], rest: &'a str, captures: &mut Captures<'a>) -> bool {
    match rest.strip_prefix('/') {
        None => segments.is_empty(),
        Some(rest) => fit(segments, rest, captures),
    }
}

fn fit_parts<'a>(parts: &[Part], text: &'a str, captures: &mut Captures<'a>) -> bool {
    match parts {
        [] => text.is_empty(),
        [Part::Literal(literal), others @ ..] => text
            .strip_prefix(literal)
            .is_some_and(|rest| fit_parts(others, rest, captures)),
        [Part::Param(name), others @ ..] => {
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            let ends: Vec<usize> = ends.filter(|end| *end > 0).collect();
            ends.into_iter().rev().any(|end| {
                captures.push((name, &text[..end]));
                let fits = fit_parts(others, &text[end..], captures);
                if !fits {
                    captures.pop();
                }
                fits
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Chosen<'a> = Option<(&'static str, Vec<&'a str>)>;

    fn choose<'a>(templates: &[&'static str], path: &'a str) -> Chosen<'a> {
        let mut parsed: Vec<_> = templates.iter().map(|t| (*t, Template::parse(t))).collect();
        parsed.sort_by(|(_, one), (_, other)| one.precedence(other));
        parsed.iter().find_map(|(text, template)| {
            let captures = template.capture(path)?;
            Some((
                *text,
                captures.into_iter().map(|(_, value)| value).collect(),
            ))
        })
    }

    #[test]
    fn the_most_literal_template_is_chosen() {
        let templates = [
            "/images/{name*}",
            "/images/{name*}/json",
            "/images/json",
            "/images/{name*}/get",
            "/images/get",
            "/a/{x}.json",
            "/a/{x}",
            "/a/",
        ];
        let cases: [(&str, Chosen<'_>); 12] = [
            ("/images/json", Some(("/images/json", vec![]))),
            (
                "/images/busybox/json",
                Some(("/images/{name*}/json", vec!["busybox"])),
            ),
            (
                "/images/h:5000/a/b/json",
                Some(("/images/{name*}/json", vec!["h:5000/a/b"])),
            ),
            (
                "/images/json/json",
                Some(("/images/{name*}/json", vec!["json"])),
            ),
            (
                "/images/a/json/get",
                Some(("/images/{name*}/get", vec!["a/json"])),
            ),
            ("/images/a/b", Some(("/images/{name*}", vec!["a/b"]))),
            ("/images/", None),
            ("/images", None),
            ("/a/x.json", Some(("/a/{x}.json", vec!["x"]))),
            ("/a/x.yaml", Some(("/a/{x}", vec!["x.yaml"]))),
            ("/a/", Some(("/a/", vec![]))),
            ("/a/b/c", None),
        ];
        for (path, chosen) in cases {
            assert_eq!(choose(&templates, path), chosen, "{path}");
        }
    }
}
