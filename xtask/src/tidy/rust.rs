//! Rules for Rust files: size, banner, the home of unsafe, nothing unfinished.

use super::Finding;
use proc_macro2::{TokenStream, TokenTree};
use std::path::Path;

/// Lines of a handwritten file, its tests at the end not counted: more means two jobs.
const HANDWRITTEN: usize = 400;

/// Lines of a generated file.
const GENERATED: usize = 1500;

/// The first line of every generated file.
const BANNER: &str = "// Written by `cargo xtask codegen`; do not edit.";

/// Files that may be longer, each with the lines it may have and the reason.
const LONGER: &[(&str, usize, &str)] = &[];

pub(super) fn check(path: &Path, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let generated = path.starts_with("generated/src");
    if generated && text.lines().next() != Some(BANNER) {
        findings.push(Finding::new(
            path,
            1,
            format!("a generated file starts with `{BANNER}`"),
        ));
    }
    size(path, text, generated, &mut findings);
    // The macro `include!` and templates aside, a file that is no Rust does not compile either; that is for cargo to say.
    if let Ok(tokens) = text.parse::<TokenStream>() {
        let unsafe_allowed = path.starts_with("runtime/src/kernel");
        tokens_of(tokens, path, unsafe_allowed, &mut findings);
    }
    findings
}

fn size(path: &Path, text: &str, generated: bool, findings: &mut Vec<Finding>) {
    let allowed = LONGER
        .iter()
        .find(|(longer, ..)| path == Path::new(longer))
        .map(|(_, lines, _)| *lines);
    let (lines, limit) = if generated {
        (text.lines().count(), GENERATED)
    } else {
        (lines_without_tests(text), allowed.unwrap_or(HANDWRITTEN))
    };
    if lines > limit {
        let what =
            format!("{lines} lines, more than {limit}: it does two jobs, make two files of it");
        findings.push(Finding::new(path, 0, what));
    }
}

fn lines_without_tests(text: &str) -> usize {
    text.lines()
        .take_while(|line| *line != "#[cfg(test)]")
        .count()
}

fn tokens_of(tokens: TokenStream, path: &Path, unsafe_allowed: bool, findings: &mut Vec<Finding>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => tokens_of(group.stream(), path, unsafe_allowed, findings),
            TokenTree::Ident(ident) => {
                let line = ident.span().start().line;
                let bang = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '!');
                if ident == "unsafe" && !unsafe_allowed {
                    findings.push(Finding::new(
                        path,
                        line,
                        "`unsafe` lives in runtime/src/kernel only",
                    ));
                }
                if bang && (ident == "todo" || ident == "unimplemented") {
                    findings.push(Finding::new(
                        path,
                        line,
                        format!("`{ident}!` is nothing to leave behind"),
                    ));
                }
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<usize> {
        check(Path::new(path), text)
            .iter()
            .map(|finding| finding.line)
            .collect()
    }

    #[test]
    fn unsafe_has_one_home() {
        let text = "/// unsafe in words\nfn f() {\n    unsafe { g() }\n}\n";
        assert_eq!(found("runtime/src/engine/start.rs", text), [3]);
        assert_eq!(
            found("runtime/src/kernel/raw.rs", text),
            Vec::<usize>::new()
        );
    }

    #[test]
    fn nothing_is_left_for_later() {
        assert_eq!(found("server/src/x.rs", "fn f() {\n    todo!()\n}\n"), [2]);
        assert_eq!(
            found("server/src/x.rs", "fn todo() {\n    todo()\n}\n"),
            Vec::<usize>::new()
        );
    }

    #[test]
    fn files_do_one_job() {
        let long = "// a line\n".repeat(401);
        assert_eq!(found("server/src/x.rs", &long), [0]);
        let tested = format!(
            "{}#[cfg(test)]\nmod tests {{\n{}}}\n",
            "// a line\n".repeat(399),
            "// a line\n".repeat(99)
        );
        assert_eq!(found("server/src/x.rs", &tested), Vec::<usize>::new());
        assert_eq!(
            found("generated/src/x.rs", &format!("{BANNER}\n{long}")),
            Vec::<usize>::new()
        );
        assert_eq!(found("generated/src/x.rs", "struct X;\n"), [1]);
    }
}
