//! Words of the document as doc comments that rustdoc and clippy take without a complaint.

use crate::ir::{Docs, Lifetime};
use proc_macro2::TokenStream;
use quote::quote;

/// The longest line of prose, without indentation and slashes.
const WIDTH: usize = 108;

/// A doc comment, built up paragraph by paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Comment {
    paragraphs: Vec<String>,
}

impl Comment {
    /// A comment of one paragraph of our own words.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self {
            paragraphs: vec![text.into()],
        }
    }

    /// The document's words; `fallback`, of our own, where it has none.
    pub(super) fn of(docs: &Docs, lifetime: &Lifetime, fallback: impl FnOnce() -> String) -> Self {
        let mut comment = Self::default();
        let words = [&docs.summary, &docs.description];
        for text in words.into_iter().flatten() {
            comment.paragraphs.push(markdown(text));
        }
        if comment.paragraphs.is_empty() {
            comment.paragraphs.push(fallback());
        }
        if let Some(why) = &docs.deviation {
            let why = markdown(why);
            comment.paragraphs.push(format!("Not as published: {why}"));
        }
        if let Some(link) = &docs.link {
            comment.paragraphs.push(format!("See <{link}>."));
        }
        comment.lifetime(lifetime);
        comment
    }

    /// Another paragraph of our own words.
    pub(super) fn and(mut self, text: impl Into<String>) -> Self {
        self.paragraphs.push(text.into());
        self
    }

    fn lifetime(&mut self, lifetime: &Lifetime) {
        let text = match (&lifetime.since, &lifetime.until) {
            (Some(since), Some(until)) => format!("From version {since} to {until}."),
            (Some(since), None) => format!("Since version {since}."),
            (None, Some(until)) => format!("Until version {until}."),
            (None, None) => String::new(),
        };
        let deprecated = if lifetime.deprecated {
            "Deprecated."
        } else {
            ""
        };
        let text = [deprecated, &text].join(" ");
        if !text.trim().is_empty() {
            self.paragraphs.push(text.trim().to_owned());
        }
    }

    /// As `///`.
    pub(super) fn outer(&self) -> TokenStream {
        let lines = self.lines();
        quote!(#(#[doc = #lines])*)
    }

    /// As `//!`.
    pub(super) fn inner(&self) -> TokenStream {
        let lines = self.lines();
        quote!(#(#![doc = #lines])*)
    }

    fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in &self.paragraphs {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            wrap(paragraph, &mut lines);
        }
        for line in &mut lines {
            if !line.is_empty() {
                line.insert(0, ' ');
            }
        }
        lines
    }
}

/// Fills prose to the width, however it was broken before; tables, headings and code stay as they are.
fn wrap(text: &str, lines: &mut Vec<String>) {
    let mut in_code = false;
    let mut in_table = false;
    let mut prose: Option<Prose> = None;
    for line in text.lines() {
        let start = line.trim_start();
        in_table = start.starts_with('|') && (in_table || prose.is_none());
        let is_fence = start.starts_with("```");
        let is_fixed =
            in_code || is_fence || in_table || start.is_empty() || start.starts_with('#');
        if is_fence {
            in_code = !in_code;
        }
        if is_fixed || list_marker(start) > 0 {
            lines.extend(prose.take().map(Prose::finish).into_iter().flatten());
        }
        if is_fixed {
            lines.push(line.to_owned());
            continue;
        }
        let prose = prose.get_or_insert_with(|| Prose::begin(line));
        let start = start.strip_prefix(prose.quote).unwrap_or(start);
        start
            .split(' ')
            .filter(|word| !word.is_empty())
            .for_each(|word| prose.push(word));
    }
    lines.extend(prose.take().map(Prose::finish).into_iter().flatten());
}

/// A paragraph or an item of a list being filled.
struct Prose {
    lines: Vec<String>,
    current: String,
    hanging: String,
    /// What is in front of each line of a quotation.
    quote: &'static str,
    is_begun: bool,
}

impl Prose {
    fn begin(line: &str) -> Self {
        let start = line.trim_start();
        let indent = line.len() - start.len();
        let quote = if start.starts_with('>') { ">" } else { "" };
        let space = if quote.is_empty() { "" } else { " " };
        let indented = |width: usize| format!("{}{quote}{space}", " ".repeat(width));
        Self {
            lines: Vec::new(),
            current: indented(indent),
            hanging: indented(indent + list_marker(start)),
            quote,
            is_begun: false,
        }
    }

    fn push(&mut self, word: &str) {
        let width = self.current.chars().count() + 1 + word.chars().count();
        if self.is_begun && width > WIDTH && !starts_block(word) {
            let hanging = self.hanging.clone();
            self.lines
                .push(std::mem::replace(&mut self.current, hanging));
            self.is_begun = false;
        }
        if self.is_begun {
            self.current.push(' ');
        }
        self.current.push_str(word);
        self.is_begun = true;
    }

    fn finish(mut self) -> Vec<String> {
        self.lines.push(self.current);
        self.lines
    }
}

/// A word that would be taken for a list, a heading or a quotation at the start of a line.
fn starts_block(word: &str) -> bool {
    word.starts_with(['#', '>', '|', '+', '-', '*', '=']) || list_marker(&format!("{word} ")) > 0
}

/// The length of the list marker that a line starts with.
fn list_marker(line: &str) -> usize {
    if ["- ", "* ", "+ "]
        .iter()
        .any(|marker| line.starts_with(marker))
    {
        return 2;
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    if digits > 0 && (rest.starts_with(". ") || rest.starts_with(") ")) {
        digits + 2
    } else {
        0
    }
}

/// CommonMark that rustdoc reads the same way: code that is no Rust is said to be text, what only looks like a link or a tag
/// is escaped, bare addresses become links.
fn markdown(text: &str) -> String {
    let mut out = Vec::new();
    let mut prose = Vec::new();
    let text = text.replace('\t', "    ");
    let mut lines = text.lines().peekable();
    let mut blank_before = true;
    let mut in_list = false;
    while let Some(line) = lines.next() {
        let start = line.trim_start();
        if start.starts_with("```") || start.starts_with("~~~") {
            flush(&mut prose, &mut out);
            fenced(line, &mut lines, &mut out);
            blank_before = false;
            continue;
        }
        let is_indented = line.starts_with("    ");
        if is_indented && blank_before && !in_list && !start.is_empty() {
            flush(&mut prose, &mut out);
            out.push("```text".to_owned());
            out.push(start.to_owned());
            while let Some(next) = lines.next_if(|next| next.starts_with("    ")) {
                out.push(next.strip_prefix("    ").unwrap_or(next).to_owned());
            }
            out.push("```".to_owned());
            blank_before = false;
            continue;
        }
        if list_marker(start) > 0 {
            in_list = true;
        } else if blank_before && !is_indented && !start.is_empty() {
            in_list = false;
        }
        blank_before = start.is_empty();
        prose.push(line.trim_end().to_owned());
    }
    flush(&mut prose, &mut out);
    out.join("\n")
}

fn flush(prose: &mut Vec<String>, out: &mut Vec<String>) {
    if !prose.is_empty() {
        let text = prose.join("\n");
        out.extend(inline(&text).split('\n').map(str::to_owned));
        prose.clear();
    }
}

/// Copies a fenced block; without a language, or with Rust's, it is said to be text.
fn fenced<'a>(opening: &str, lines: &mut impl Iterator<Item = &'a str>, out: &mut Vec<String>) {
    let start = opening.trim_start();
    let fence: String = start
        .chars()
        .take_while(|c| matches!(c, '`' | '~'))
        .collect();
    let language = start[fence.len()..].trim();
    let language = match language.split([',', ' ']).next().unwrap_or_default() {
        "" | "rust" | "should_panic" | "no_run" | "ignore" => "text",
        language => language,
    };
    out.push(format!("```{language}"));
    for line in lines.by_ref() {
        if line.trim_start().starts_with(&fence) {
            break;
        }
        out.push(line.to_owned());
    }
    out.push("```".to_owned());
}

/// Escapes what rustdoc would take for a link or a tag, outside of code.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '`' {
            let run = rest.len() - rest.trim_start_matches('`').len();
            let fence = &rest[..run];
            let code = match rest[run..].find(fence) {
                Some(end) => run + end + run,
                None => run,
            };
            out.push_str(&rest[..code]);
            rest = &rest[code..];
            continue;
        }
        if c == '\\' {
            let escaped = rest.char_indices().nth(2).map_or(rest.len(), |(at, _)| at);
            out.push_str(&rest[..escaped]);
            rest = &rest[escaped..];
            continue;
        }
        if rest.starts_with("http://") || rest.starts_with("https://") {
            let end = rest
                .find(|c: char| {
                    c.is_whitespace() || matches!(c, '<' | '>' | ')' | ']' | '"' | '`' | '|')
                })
                .unwrap_or(rest.len());
            let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '\'', '*']);
            if out.ends_with(['<', '(']) && !out.ends_with(" (") && !out.ends_with("\n(") {
                out.push_str(url);
            } else {
                out.push_str(&format!("<{url}>"));
            }
            rest = &rest[url.len()..];
            continue;
        }
        match c {
            '[' => match link(rest) {
                Some(length) => {
                    out.push_str(&rest[..length]);
                    rest = &rest[length..];
                    continue;
                }
                None => out.push_str("\\["),
            },
            ']' => out.push_str("\\]"),
            '<' if rest[1..].starts_with("http") => out.push('<'),
            '<' => out.push_str("\\<"),
            c => out.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// The length of the link `[words](address)` that `text` starts with. One that leads into the document itself is none.
fn link(text: &str) -> Option<usize> {
    let words = text.find("](")?;
    if text[1..words].contains(['[', ']', '\n']) {
        return None;
    }
    let address = &text[words + 2..];
    let end = address.find(')')?;
    (address.starts_with("http") && !address[..end].contains(char::is_whitespace))
        .then_some(words + 2 + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        let docs = Docs {
            description: Some(text.to_owned()),
            ..Docs::default()
        };
        Comment::of(&docs, &Lifetime::default(), String::new)
            .lines()
            .iter()
            .map(|line| line.trim_start().to_owned())
            .collect()
    }

    #[test]
    fn what_only_looks_like_a_link_or_a_tag_is_escaped() {
        assert_eq!(
            lines("a[0] and <unknown>, `b[1] <c>`"),
            ["a\\[0\\] and \\<unknown>, `b[1] <c>`"]
        );
        assert_eq!(lines("see http://x.org/a."), ["see <http://x.org/a>."]);
        assert_eq!(
            lines("see [x](http://x.org/a) or [y](#section/Y)"),
            ["see [x](http://x.org/a) or \\[y\\](#section/Y)"]
        );
    }

    #[test]
    fn code_is_never_a_doctest() {
        assert_eq!(
            lines("a\n\n    let x\n      = 1\n\nb"),
            ["a", "", "```text", "let x", "= 1", "```", "", "b"]
        );
        assert_eq!(lines("```\nx\n```"), ["```text", "x", "```"]);
        assert_eq!(lines("```json\n{}\n```"), ["```json", "{}", "```"]);
    }

    #[test]
    fn lists_are_wrapped_with_a_hanging_indent() {
        let long = format!("- {}", "word ".repeat(30));
        let docs = Docs {
            description: Some(long),
            ..Docs::default()
        };
        let lines = Comment::of(&docs, &Lifetime::default(), String::new).lines();
        assert!(
            lines[0].starts_with(" - word") && lines[1].starts_with("   word"),
            "{lines:?}"
        );
    }
}
