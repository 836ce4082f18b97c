//! The one fault of published documents that readers let pass: a double-quoted text that goes on in a line indented less
//! than its key. libyaml takes it, the strict scanner that finds positions does not, so it is mended for that one.

use crate::diagnostic::{Code, Complaints, Place, Severity};
use saphyr_parser::{Marker, Parser};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A text whose loose quotes were indented so that the strict scanner takes it. Lines keep their numbers.
pub(super) struct Mended<'a> {
    pub(super) text: Cow<'a, str>,
    /// Lines, from 1, that were indented.
    indented: BTreeSet<usize>,
    /// Line and column, from 1, where each loose text starts.
    loose: Vec<(usize, usize)>,
}

/// How far a loose line is indented: further than any key.
const INDENT: usize = 200;

/// How many loose texts are mended: each costs a read.
const MENDED: usize = 40;

/// The largest text that is mended, in bytes.
const LARGEST: usize = 8 << 20;

impl<'a> Mended<'a> {
    /// Indents what is loose in `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let mut mended = Self {
            text: text.into(),
            indented: BTreeSet::new(),
            loose: Vec::new(),
        };
        if !may_be_loose(text) {
            return mended;
        }
        while mended.loose.len() < MENDED {
            let Some(start) = first_loose(&mended.text) else {
                break;
            };
            let lines = continuation(&mended.text, start);
            let place = (
                start.line(),
                mended.original_column(start.line(), start.col() + 1),
            );
            if lines.is_empty() || mended.loose.last() == Some(&place) {
                break;
            }
            mended.text = indent(&mended.text, &lines).into();
            mended.indented.extend(lines);
            mended.loose.push(place);
        }
        mended
    }

    /// The column in the original text.
    pub(super) fn original_column(&self, line: usize, column: usize) -> usize {
        let added = if self.indented.contains(&line) {
            INDENT
        } else {
            0
        };
        column.saturating_sub(added).max(1)
    }
}

/// Whether a double-quoted text may go over several lines. Cheap, and wrong only in one direction.
fn may_be_loose(text: &str) -> bool {
    if text.len() > LARGEST {
        return false;
    }
    !text.trim_start().starts_with('{')
        && text.lines().any(|line| {
            let quotes = line.bytes().filter(|byte| *byte == b'"').count();
            let escaped = line.matches("\\\"").count();
            (quotes - escaped) % 2 == 1
        })
}

/// Where the first text starts at whose indentation the strict scanner stops.
fn first_loose(text: &str) -> Option<Marker> {
    let error = Parser::new_from_str(text).find_map(Result::err)?;
    error
        .info()
        .contains("invalid indentation in quoted scalar")
        .then(|| *error.marker())
}

/// The lines, from 1, in which the quoted text that starts at `start` goes on.
fn continuation(text: &str, start: Marker) -> BTreeSet<usize> {
    let mut chars = text.chars().skip(start.index());
    let quote = chars.next();
    let mut line = start.line();
    let mut lines = BTreeSet::new();
    while let Some(c) = chars.next() {
        match c {
            '\\' if quote == Some('"') => {
                let escaped = chars.next();
                if escaped == Some('\n') {
                    line += 1;
                    lines.insert(line);
                }
            }
            '\n' => {
                line += 1;
                lines.insert(line);
            }
            c if Some(c) == quote => break,
            _ => {}
        }
    }
    lines
}

fn indent(text: &str, lines: &BTreeSet<usize>) -> String {
    let mut out = String::with_capacity(text.len() + INDENT * lines.len());
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if lines.contains(&(index + 1)) && !line.trim().is_empty() {
            out.extend(std::iter::repeat_n(' ', INDENT));
        }
        out.push_str(line);
    }
    out
}

/// Warns of every loose text.
pub(super) fn warn(text: &str, overlay: bool, complaints: &mut Complaints) {
    for (line, column) in Mended::new(text).loose {
        complaints.add(
            Severity::Warning,
            Code::LooseQuote,
            Place::Text {
                overlay,
                line,
                column,
            },
            "this quoted text goes on in a line that is indented less than its key",
            "indent the line, or write the text as a block (`|` or `>`)",
        );
    }
}
